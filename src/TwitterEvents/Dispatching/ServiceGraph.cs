using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace TwitterEvents.Dispatching;

/// <summary>
/// What the registered services take, as far as can be told without creating them: by the constructors of implementation types. What a
/// factory takes nobody knows.
/// </summary>
internal sealed class ServiceGraph(IServiceCollection services, IServiceProviderIsService? container)
{
    private readonly ILookup<Type, ServiceDescriptor> descriptors =
        services.Where(static service => !service.IsKeyedService).ToLookup(static service => service.ServiceType);

    /// <summary>A service and all that it takes, each with the way that leads to it.</summary>
    public IEnumerable<Dependency> Walk(Type service) => Walk(service, null, []);

    /// <summary>The first parameter that the service cannot be given; null if there is none, or nobody knows.</summary>
    public Type? MissingIn(ServiceDescriptor service) => ConstructorOf(service) is { } constructor ? MissingIn(constructor).FirstOrDefault() : null;

    /// <summary>Whether the container is to create a class that has no public constructor.</summary>
    public static bool LacksConstructor(ServiceDescriptor service) => ConstructorsOf(service) is [];

    private IEnumerable<Dependency> Walk(Type service, Dependency? takenBy, HashSet<(ServiceDescriptor, bool)> seen)
    {
        foreach (var descriptor in Find(service))
        {
            var dependency = new Dependency(service, descriptor, takenBy);
            if (!seen.Add((descriptor, dependency.Singleton is not null)))
            {
                continue;
            }

            yield return dependency;
            var taken = ConstructorOf(descriptor)?.GetParameters().Where(static parameter => !IsKeyed(parameter)) ?? [];
            foreach (var further in taken.SelectMany(parameter => Walk(parameter.ParameterType, dependency, seen)))
            {
                yield return further;
            }
        }
    }

    /// <summary>What stands behind a service; several for <see cref="IEnumerable{T}"/>.</summary>
    private IEnumerable<ServiceDescriptor> Find(Type service)
    {
        if (descriptors.Contains(service) || !service.IsConstructedGenericType)
        {
            return descriptors[service].TakeLast(1);
        }

        var definition = service.GetGenericTypeDefinition();
        return definition == typeof(IEnumerable<>) ? descriptors[service.GenericTypeArguments[0]] : descriptors[definition].TakeLast(1);
    }

    // The container calls the longest that it can; if it can call none, the one that lacks least says best what is missing.
    private ConstructorInfo? ConstructorOf(ServiceDescriptor service) =>
        ConstructorsOf(service)?
            .OrderBy(constructor => MissingIn(constructor).Count())
            .ThenByDescending(static constructor => constructor.GetParameters().Length)
            .FirstOrDefault();

    private IEnumerable<Type> MissingIn(ConstructorInfo constructor) =>
        from parameter in constructor.GetParameters()
        where !parameter.HasDefaultValue && !IsKeyed(parameter) && !Has(parameter.ParameterType)
        select parameter.ParameterType;

    // The container brings some services that nobody registers.
    private bool Has(Type service) => container?.IsService(service) ?? Find(service).Any();

    // The parameters of an open generic type are known when it is closed, and that needs code that native AOT may not have.
    private static ConstructorInfo[]? ConstructorsOf(ServiceDescriptor service) =>
        service.ImplementationType is { IsGenericTypeDefinition: false } type ? type.GetConstructors() : null;

    private static bool IsKeyed(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(FromKeyedServicesAttribute)) || parameter.IsDefined(typeof(ServiceKeyAttribute));
}
