using Microsoft.Extensions.DependencyInjection;

namespace TwitterEvents.Dispatching;

/// <summary>Why a handler cannot be used.</summary>
/// <param name="Text">One line that names the handler, the fault and the cure.</param>
/// <param name="Thrown">What creating it threw.</param>
internal sealed record HandlerProblem(string Text, Exception? Thrown)
{
    /// <summary>Creates the handler, and tells why it cannot be created or must not be.</summary>
    public static HandlerProblem? Find(HandlerRegistration handler, ServiceGraph graph, IServiceProvider services)
    {
        Dependency[] dependencies = handler.Identity is Type type ? [.. graph.Walk(type)] : [];
        if (dependencies.FirstOrDefault(static dependency => dependency.IsCaptive) is { } captive)
        {
            return new HandlerProblem(DescribeCaptive(captive), null);
        }

        try
        {
            handler.Resolve(services);
            return null;
        }
        catch (Exception exception)
        {
            var reason = dependencies.Select(dependency => DescribeMissing(dependency, graph)).FirstOrDefault(static text => text is not null)
                ?? $"creating it, or what it takes, threw {exception.GetType()}, which stands below. Constructors of handlers run at start too.";
            return new HandlerProblem($"{handler.Name} cannot be created: {reason}", exception);
        }
    }

    public static InvalidOperationException ToException(IReadOnlyList<HandlerProblem> problems)
    {
        Exception[] thrown = [.. problems.Select(static problem => problem.Thrown).OfType<Exception>()];
        return new InvalidOperationException(
            string.Join('\n', problems.Select(static problem => problem.Text)),
            thrown.Length > 1 ? new AggregateException(thrown) : thrown.FirstOrDefault());
    }

    // Outside Development the container would create the scoped service all the same, once, and every call would share it.
    private static string DescribeCaptive(Dependency captive)
    {
        string[] way = [.. captive.Way.Select(static step => $"{Dependency.Show(step.Service)} ({step.Descriptor.Lifetime.ToString().ToLowerInvariant()})")];
        return $"{way[0]} takes {string.Join(", which takes ", way[1..])}: a singleton would keep the scoped service for ever. Make "
            + $"{Dependency.Show(captive.Singleton!)} scoped, or let it take IServiceScopeFactory.";
    }

    private static string? DescribeMissing(Dependency dependency, ServiceGraph graph)
    {
        var way = string.Concat(dependency.Way.Skip(1).Select(static step => $"takes {Dependency.Show(step.Service)}, which "));
        if (ServiceGraph.LacksConstructor(dependency.Descriptor))
        {
            return $"it {way}has no public constructor. Make one public, or register the class with a factory of your own.";
        }

        return graph.MissingIn(dependency.Descriptor) is { } missing
            ? $"it {way}takes {Dependency.Show(missing)}, which is not registered. Add it to the services before the app is built."
            : null;
    }
}
