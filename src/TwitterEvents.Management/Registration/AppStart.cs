using Microsoft.Extensions.Hosting;

namespace TwitterEvents.Management;

/// <summary>What waits for the app to have started.</summary>
internal static class AppStart
{
    /// <summary>Waits until the app listens, and its handlers have been made.</summary>
    public static async Task UntilStartedAsync(this IHostApplicationLifetime lifetime, CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registered = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
    }
}
