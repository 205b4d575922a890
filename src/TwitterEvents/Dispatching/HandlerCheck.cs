using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;
using TwitterEvents.Inbox;
using TwitterEvents.Reading;

namespace TwitterEvents.Dispatching;

/// <summary>
/// Looks at the handlers once, before the host starts, in every environment: X must not be the first to find out that one cannot be created.
/// </summary>
internal sealed class HandlerCheck(
    IServiceCollection services,
    IServiceProvider provider,
    IEnumerable<HandlerRegistration> registrations,
    IHostEnvironment? environment,
    ILoggerFactory? loggers) : IHostedLifecycleService
{
    private readonly HandlerRegistration[] handlers = [.. registrations.DistinctBy(static handler => handler.Identity)];
    private readonly ILogger logger = Log.CreateLogger(loggers);

    /// <exception cref="InvalidOperationException">
    /// A handler cannot be created, or a singleton would keep a scoped service; or, with an inbox, two have one name, or one is to be tried again as it cannot be.
    /// </exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        ThrowIfNamedAlike();
        ThrowIfNoPlan();
        await CreateAllAsync().ConfigureAwait(false);
        var forgotten = HandlerAssemblies.FindUnregistered(handlers, environment?.ApplicationName);
        foreach (var assembly in forgotten)
        {
            logger.NotRegistered(assembly.AssemblyName, assembly.MethodName);
        }

        foreach (var (handler, type) in FindIdle())
        {
            logger.NeverRuns(handler.Name, type.ToString());
        }

        if (handlers.Length == 0 && forgotten.Count == 0)
        {
            logger.NoHandlers();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>An inbox knows handlers by name, from one process to the next.</summary>
    private void ThrowIfNamedAlike()
    {
        if (services.Any(static service => service.ServiceType == typeof(IInbox))
            && handlers.GroupBy(static handler => handler.Name).FirstOrDefault(static group => group.Count() > 1) is { } alike)
        {
            throw new InvalidOperationException(
                $"Two handlers are named '{alike.Key}' ({string.Join(", ", alike.Select(static handler => handler.TypeName))}), and the inbox remembers by its name what a handler "
                    + "has done. Give one of them another: [Handler(Name = \"…\")].");
        }
    }

    /// <summary>What generated code says is right. Where no handlers run, nothing is tried again.</summary>
    private void ThrowIfNoPlan()
    {
        if (provider.GetService<InboxOptions>() is not { } options)
        {
            return;
        }

        foreach (var handler in handlers)
        {
            if (RetryPlan.Of(options, handler).FindProblem() is { } problem)
            {
                throw new InvalidOperationException($"{handler.Name} cannot be tried again as it says: {problem}");
            }
        }
    }

    /// <summary>Those of an event that no kind of the app's catalog is; an unknown one may always come.</summary>
    private IEnumerable<(HandlerRegistration Handler, Type EventType)> FindIdle()
    {
        var kinds = provider.GetRequiredService<EventCatalog>().Kinds;
        return from handler in handlers
               from method in handler.Methods
               where method.IsOfActions || typeof(TwitterEvent).IsAssignableFrom(method.EventType)
               where !typeof(UnknownEvent).IsAssignableFrom(method.EventType) && method.EventType != typeof(TwitterEvent)
               where !kinds.Any(kind => method.EventType.IsAssignableFrom(kind.EventType))
               select (handler, method.EventType);
    }

    private async ValueTask CreateAllAsync()
    {
        var graph = new ServiceGraph(services, provider.GetService<IServiceProviderIsService>());
        var scope = provider.CreateAsyncScope();
        var problems = new List<HandlerProblem>();
        foreach (var handler in handlers)
        {
            if (HandlerProblem.Find(handler, graph, scope.ServiceProvider) is { } problem)
            {
                problems.Add(problem);
            }
        }

        try
        {
            await scope.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // It does not keep a handler from its work, and will be told at each call.
            logger.DisposeFailed(exception);
        }

        if (problems.Count > 0)
        {
            throw HandlerProblem.ToException(problems);
        }
    }
}
