using System.ComponentModel;

namespace TwitterEvents.Dispatching;

/// <summary>One handler class, as the generated <c>AddHandlers()</c> describes it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HandlerRegistration
{
    /// <summary>Describes a handler class.</summary>
    /// <param name="handlerType">The class: its identity, and by its full name the second sort key.</param>
    /// <param name="order">First sort key.</param>
    /// <param name="resolve">Gets the handler from a provider.</param>
    /// <param name="methods">What it handles, the most specific first.</param>
    public HandlerRegistration(Type handlerType, int order, Func<IServiceProvider, object> resolve, params HandlerMethod[] methods)
        : this(handlerType, handlerType.FullName!.Replace('+', '.'), order, resolve, methods)
    {
    }

    internal HandlerRegistration(
        object identity, string name, int order, Func<IServiceProvider, object> resolve, params IReadOnlyList<HandlerMethod> methods)
    {
        Identity = identity;
        TypeName = name;
        Name = name;
        Order = order;
        Resolve = resolve;
        Methods = methods;
    }

    /// <summary>How long one call may take; null: as long as the app allows; <see cref="Timeout.InfiniteTimeSpan"/>: no limit.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How often it is called for an event; null: as often as the inbox says.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>How long after the first failed attempt it is called again; null: as the inbox says.</summary>
    public TimeSpan? FirstPause { get; init; }

    /// <summary>The longest pause between two attempts; null: as the inbox says.</summary>
    public TimeSpan? LongestPause { get; init; }

    /// <summary>Whether later events of a user wait while it is to be called again for one of that user's.</summary>
    public bool StrictOrder { get; init; }

    /// <summary>What it is known by, in logs and in an inbox: its full type name, unless it says otherwise.</summary>
    public string Name { get; init; }

    internal HandlerPace Pace { get; } = new();

    /// <summary>What makes it the same handler: two assemblies may each have a class of one name.</summary>
    internal object Identity { get; }

    /// <summary>The second sort key.</summary>
    internal string TypeName { get; }

    internal int Order { get; }

    internal Func<IServiceProvider, object> Resolve { get; }

    internal IReadOnlyList<HandlerMethod> Methods { get; }
}
