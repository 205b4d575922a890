using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Tests;

/// <summary>The library without HTTP, as a Functions or Lambda host sets it up.</summary>
internal sealed class Core : IAsyncDisposable
{
    private readonly ServiceProvider services;

    public Core(
        Action<TwitterEventsBuilder>? handlers = null,
        TimeProvider? time = null,
        Action<IServiceCollection>? register = null,
        Action<TwitterEventsOptions>? options = null,
        ILoggerProvider? logs = null)
    {
        var collection = new ServiceCollection();
        collection.AddSingleton<ILoggerFactory>(new LoggerFactory(logs is null ? [Logs] : [logs, Logs]));
        if (time is not null)
        {
            collection.AddSingleton(time);
        }

        register?.Invoke(collection);
        var builder = collection.AddTwitterEventsCore(options);
        handlers?.Invoke(builder);
        services = collection.BuildServiceProvider(validateScopes: true);
        Processor = services.GetRequiredService<DeliveryProcessor>();
    }

    public DeliveryProcessor Processor { get; }

    public CollectedLogs Logs { get; } = new();

    public IServiceProvider Services => services;

    public Task<DeliveryOutcome> ProcessAsync(string body, string? app = null) =>
        Processor.ProcessAsync(Encoding.UTF8.GetBytes(body), app, cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
