using System.ComponentModel;

namespace TwitterEvents.Dispatching;

/// <summary>One <see cref="IHandle{T}"/> of a handler class, called through exactly the interface it declares.</summary>
/// <param name="eventType">The T of <see cref="IHandle{T}"/>.</param>
/// <param name="invoke">Calls the handler with an event of that type.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HandlerMethod(Type eventType, Func<object, object, EventContext, CancellationToken, ValueTask> invoke)
{
    internal Type EventType { get; } = eventType;

    /// <summary>Whether it is called once for each action, not for each event.</summary>
    internal bool IsOfActions { get; } = eventType.IsInterface && typeof(IAction).IsAssignableFrom(eventType);

    internal Func<object, object, EventContext, CancellationToken, ValueTask> Invoke { get; } = invoke;
}
