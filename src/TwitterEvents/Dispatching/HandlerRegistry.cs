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

    /// <summary>
    /// A handler that takes another event which tells of the same action as this kind does, and what both could be handled as; null if none does. The
    /// two have nothing else in common: who takes one event of a base and not another has chosen so.
    /// </summary>
    /// <param name="kind">The kind.</param>
    /// <param name="kinds">Every kind there is.</param>
    public (string Handler, Type EventType, Type Action)? FindOfSameAction(EventKind kind, IReadOnlyList<EventKind> kinds)
    {
        var actions = ActionsOf(kind);
        foreach (var handler in handlers)
        {
            foreach (var method in handler.Methods)
            {
                if (method.EventType.IsClass
                    && !method.EventType.IsAssignableFrom(kind.EventType)
                    && RootOf(method.EventType) != RootOf(kind.EventType)
                    && actions.Find(action => kinds.Any(other => method.EventType.IsAssignableFrom(other.EventType) && ActionsOf(other).Contains(action))) is { } action)
                {
                    return (handler.Name, method.EventType, action);
                }
            }
        }

        return null;
    }

    /// <summary>The actions a kind tells of, without what these are themselves kinds of.</summary>
    private static List<Type> ActionsOf(EventKind kind)
    {
        var actions = kind.EventType.GetInterfaces().Where(static type => typeof(IAction).IsAssignableFrom(type)).ToList();
        actions.RemoveAll(type => actions.Exists(other => other != type && type.IsAssignableFrom(other)));
        return actions;
    }

    /// <summary>The base below that of all events; the event itself if it has none.</summary>
    private static Type RootOf(Type eventType) => eventType.BaseType is { } type && type != typeof(TwitterEvent) ? RootOf(type) : eventType;

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
