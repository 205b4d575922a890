using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using TwitterEvents.Dispatching;
using TwitterEvents.Generators.Tests.Support;

namespace TwitterEvents.Generators.Tests.Handlers;

/// <summary>
/// Runs a generated registration in place of the library's dispatcher. Handlers of a test write what they do to a <c>List&lt;string&gt;</c>
/// that they take from dependency injection.
/// </summary>
internal sealed class HandlerHost : IDisposable
{
    private readonly LoadedApp app;
    private readonly ServiceProvider services;

    /// <summary>Loads an app that has a static <c>Start.Run(TwitterEventsBuilder)</c>, and calls it.</summary>
    public HandlerHost(GeneratorRun run, params GeneratorRun[] libraries)
    {
        app = new LoadedApp(run, libraries);
        Services.AddSingleton(Log);
        app.Call("Start", "Run", NewBuilder(Services));
        services = Services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    public ServiceCollection Services { get; } = [];

    public List<string> Log { get; } = [];

    public IReadOnlyList<string> Names => [.. Registrations.Select(Name)];

    public IReadOnlyList<HandlerRegistration> Registrations => [.. services.GetServices<HandlerRegistration>()];

    /// <summary>Gives an event to every handler that handles it.</summary>
    public async Task Dispatch(object e)
    {
        foreach (var registration in Registrations)
        {
            if (Methods(registration).FirstOrDefault(method => EventType(method).IsInstanceOfType(e)) is { } method)
            {
                await using var scope = services.CreateAsyncScope();
                await Invoke(method)(Resolve(registration)(scope.ServiceProvider), e, new EventContext(), TestContext.Current.CancellationToken);
            }
        }
    }

    public void Dispose()
    {
        services.Dispose();
        app.Dispose();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
    private static extern TwitterEventsBuilder NewBuilder(IServiceCollection services);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Name")]
    private static extern string Name(HandlerRegistration registration);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Resolve")]
    private static extern Func<IServiceProvider, object> Resolve(HandlerRegistration registration);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Methods")]
    private static extern IReadOnlyList<HandlerMethod> Methods(HandlerRegistration registration);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_EventType")]
    private static extern Type EventType(HandlerMethod method);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Invoke")]
    private static extern Func<object, object, EventContext, CancellationToken, ValueTask> Invoke(HandlerMethod method);
}
