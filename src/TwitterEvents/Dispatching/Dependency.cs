using Microsoft.Extensions.DependencyInjection;

namespace TwitterEvents.Dispatching;

/// <summary>A service that a handler takes, by itself or through others.</summary>
/// <param name="Service">The service.</param>
/// <param name="Descriptor">How it is registered.</param>
/// <param name="TakenBy">What takes it; null for the handler itself.</param>
internal sealed record Dependency(Type Service, ServiceDescriptor Descriptor, Dependency? TakenBy)
{
    /// <summary>The outermost singleton on the way to it, itself included, which lives as long as the app; null if there is none.</summary>
    public Type? Singleton { get; } = TakenBy?.Singleton ?? (Descriptor.Lifetime == ServiceLifetime.Singleton ? Service : null);

    /// <summary>Whether it would live longer than the scope it is meant for.</summary>
    public bool IsCaptive => Descriptor.Lifetime == ServiceLifetime.Scoped && Singleton is not null;

    /// <summary>The way from the handler to it.</summary>
    public IEnumerable<Dependency> Way => TakenBy is null ? [this] : TakenBy.Way.Append(this);

    /// <summary>A type as C# writes it, with its namespace.</summary>
    public static string Show(Type type)
    {
        var name = (type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName ?? type.Name;
        var arguments = type.IsGenericType ? $"<{string.Join(", ", type.GenericTypeArguments.Select(Show))}>" : "";
        return name.Split('`')[0].Replace('+', '.') + arguments;
    }
}
