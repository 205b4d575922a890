using Microsoft.Extensions.Hosting;

namespace TwitterEvents.Nats;

/// <summary>Opens the inbox before the app receives anything.</summary>
internal sealed class NatsInboxStart(NatsInbox inbox) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => inbox.StartAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
