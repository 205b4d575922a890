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
            .ThenBy(handler => handler.Name, StringComparer.Ordinal)];

    public HandlerCall[] GetCalls(EventKind kind) => calls.GetOrAdd(kind, static (kind, handlers) => FindCalls(kind, handlers), handlers);

    public bool Wants(EventKind kind) => GetCalls(kind).Length > 0;

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
