using Microsoft.Extensions.DependencyInjection;

namespace TwitterEvents;

/// <summary>Order and lifetime of a handler class. Without it a handler has order 0 and is scoped.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HandlerAttribute : Attribute
{
    /// <summary>Handlers of one event run one after another by ascending order, then by full type name. Default 0.</summary>
    public int Order { get; init; }

    /// <summary>
    /// How the handler is registered. Default <see cref="ServiceLifetime.Scoped"/>: each call gets a DI scope of its own.
    /// A singleton is resolved once and called concurrently.
    /// </summary>
    public ServiceLifetime Lifetime { get; init; } = ServiceLifetime.Scoped;
}
