using System.Collections.Concurrent;
using TwitterEvents.Reading;

namespace TwitterEvents.Dispatching;

/// <summary>The handlers of all assemblies, and which of them handle a kind of event, in the order they run.</summary>
internal sealed class HandlerRegistry : IEventSelection
{
    private readonly HandlerRegistration[] handlers;
    private readonly ConcurrentDictionary<EventKind, HandlerCall[]> calls = new();

    public HandlerRegistry(IEnumerable<HandlerRegistration> registrations) =>
        handlers = [.. registrations
            .DistinctBy(handler => handler.Identity)
            .OrderBy(handler => handler.Order)
            .ThenBy(handler => handler.TypeName, StringComparer.Ordinal)];

    public HandlerCall[] GetCalls(EventKind kind) => calls.GetOrAdd(kind, static (kind, handlers) => FindCalls(kind, handlers), handlers);

    public bool Wants(EventKind kind) => GetCalls(kind).Length > 0;

    /// <summary>The kinds that a handler asks for.</summary>
    /// <param name="kinds">Those that can be asked for.</param>
    /// <param name="orByAll">Whether a handler that asks for all of them alike counts.</param>
    public IReadOnlyList<EventKind> AskedFor(IReadOnlyList<EventKind> kinds, bool orByAll)
    {
        var types = handlers
            .SelectMany(static handler => handler.Methods)
            .Select(static method => method.EventType)
            .Distinct()
            .Where(type => orByAll || kinds.Count == 1 || !kinds.All(kind => type.IsAssignableFrom(kind.EventType)))
            .ToList();
        return [.. kinds.Where(kind => types.Exists(type => type.IsAssignableFrom(kind.EventType)))];
    }

    /// <summary>A class handles an event once, by its first method that can: they come the most specific first.</summary>
    private static HandlerCall[] FindCalls(EventKind kind, HandlerRegistration[] handlers)
    {
        var found = new List<HandlerCall>();
        for (var i = 0; i < handlers.Length; i++)
        {
            if (handlers[i].Methods.FirstOrDefault(method => method.EventType.IsAssignableFrom(kind.EventType)) is { } method)
            {
                found.Add(new HandlerCall(handlers[i], i, method));
            }
        }

        return [.. found];
    }
}
