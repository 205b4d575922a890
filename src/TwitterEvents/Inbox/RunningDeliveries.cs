using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Inbox;

/// <summary>
/// Counts the deliveries in work and makes the host wait for them when it stops. A handler may outlive its request, and the container
/// must not be disposed under it.
/// </summary>
internal sealed class RunningDeliveries(ILoggerFactory? loggers = null) : IHostedService
{
    private readonly ILogger logger = Log.CreateLogger(loggers);
    private readonly Lock mutex = new();
    private int count;
    private TaskCompletionSource? drained;

    public Running Begin()
    {
        lock (mutex)
        {
            count++;
        }

        return new Running(this);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task done;
        lock (mutex)
        {
            if (count == 0)
            {
                return;
            }

            logger.Draining(count);
            drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            done = drained.Task;
        }

        await done.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!done.IsCompleted)
        {
            logger.NotDrained(count);
        }
    }

    private void End()
    {
        lock (mutex)
        {
            if (--count == 0)
            {
                drained?.TrySetResult();
            }
        }
    }

    /// <summary>One delivery in work, until disposed.</summary>
    internal readonly struct Running(RunningDeliveries owner) : IDisposable
    {
        public void Dispose() => owner.End();
    }
}
