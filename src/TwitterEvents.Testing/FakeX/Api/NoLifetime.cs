using Microsoft.Extensions.Hosting;

namespace TwitterEvents.Testing.Api;

/// <summary>Leaves Ctrl+C and other signals to the program the fake X runs in; the usual lifetime would take them over.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
