using Microsoft.Extensions.DependencyInjection;

namespace TwitterEvents;

/// <summary>Order, lifetime and time limit of a handler class. Without it a handler has order 0, is scoped, and has the app's time limit.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class HandlerAttribute : Attribute
{
    /// <summary>Handlers of one event run one after another by ascending order, then by full type name. Default 0.</summary>
    public int Order { get; init; }

    /// <summary>
    /// What the handler is known by, in logs and in an inbox, which remembers by it what has succeeded. Default is the full type name: give it that name
    /// when you rename or move the class, or everything X sends again runs it once more. With an inbox no two may have one name.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>
    /// How the handler is registered. Default <see cref="ServiceLifetime.Scoped"/>: each call gets a DI scope of its own.
    /// A singleton is resolved once and called concurrently.
    /// </summary>
    public ServiceLifetime Lifetime { get; init; } = ServiceLifetime.Scoped;

    /// <summary>
    /// How long one call may take, in seconds: 0.001 to 4,294,967. Default 0: as long as the app allows (<c>HandlerTimeout</c>).
    /// <see cref="double.PositiveInfinity"/>: no limit. Anything else is an error of the compilation (TWE111).
    /// </summary>
    public double TimeoutSeconds { get; init; }
}
