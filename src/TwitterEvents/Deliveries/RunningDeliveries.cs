using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Deliveries;

/// <summary>
/// Counts the deliveries in work, bounds those whose handlers run, and makes the host wait for them when it stops. A handler may outlive its
/// request, and the container must not be disposed under it.
/// </summary>
internal sealed class RunningDeliveries(Shutdown shutdown, ILoggerFactory? loggers = null) : IHostedService
{
    private readonly ILogger logger = Log.CreateLogger(loggers);
    private readonly Lock mutex = new();
    private int count;
    private int places;
    private TaskCompletionSource? drained;

    public void Begin()
    {
        lock (mutex)
        {
            count++;
        }
    }

    public void End()
    {
        lock (mutex)
        {
            if (--count == 0)
            {
                drained?.TrySetResult();
            }
        }
    }

    public bool TryTakePlace(int max)
    {
        if (Interlocked.Increment(ref places) <= max)
        {
            return true;
        }

        FreePlace();
        return false;
    }

    public void FreePlace() => Interlocked.Decrement(ref places);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task done;
        int inWork;
        lock (mutex)
        {
            inWork = count;
            if (inWork == 0)
            {
                return;
            }

            drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            done = drained.Task;
        }

        logger.Draining(inWork);
        await done.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!done.IsCompleted)
        {
            shutdown.CancelHandlers();
            logger.NotDrained(count);
        }
    }
}
