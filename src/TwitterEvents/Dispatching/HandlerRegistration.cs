using System.ComponentModel;

namespace TwitterEvents.Dispatching;

/// <summary>One handler class, as the generated <c>AddHandlers()</c> describes it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class HandlerRegistration
{
    /// <summary>Describes a handler class.</summary>
    /// <param name="name">Full name of the class, with its namespace: its identity, and the second sort key.</param>
    /// <param name="order">First sort key.</param>
    /// <param name="isSingleton">Whether it can be resolved from the root provider, without a scope.</param>
    /// <param name="resolve">Gets the handler from a provider.</param>
    /// <param name="methods">What it handles, the most specific first.</param>
    public HandlerRegistration(string name, int order, bool isSingleton, Func<IServiceProvider, object> resolve, params HandlerMethod[] methods)
    {
        Name = name;
        Order = order;
        IsSingleton = isSingleton;
        Resolve = resolve;
        Methods = methods;
    }

    internal string Name { get; }

    internal int Order { get; }

    internal bool IsSingleton { get; }

    internal Func<IServiceProvider, object> Resolve { get; }

    internal IReadOnlyList<HandlerMethod> Methods { get; }
}
