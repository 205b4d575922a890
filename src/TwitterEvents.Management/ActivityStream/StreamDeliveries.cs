using Microsoft.Extensions.Logging;
using TwitterEvents.Deliveries;
using TwitterEvents.Inbox;

namespace TwitterEvents.Management;

/// <summary>
/// Takes what the stream brings to its handlers. Nobody sends it again because a handler failed, so it is tried again here. Deliveries of one user
/// begin in the order they came; one that is tried again holds nobody back.
/// </summary>
internal sealed class StreamDeliveries(DeliveryProcessor processor, ActivityStreamOptions options, TimeProvider time, ILogger logger) : IDisposable
{
    /// <summary>As often, and with the pauses, as an inbox tries by default.</summary>
    private static readonly RetryPlan Retries = RetryPlan.Of(new InboxOptions());

    private readonly SemaphoreSlim places = new(options.MaxPending, options.MaxPending);
    private readonly SemaphoreSlim running = new(options.MaxConcurrency, options.MaxConcurrency);
    private readonly Lock gate = new();

    /// <summary>By user, the first attempt of the delivery that came last, while it has not ended.</summary>
    private readonly Dictionary<string, Task> lanes = new(StringComparer.Ordinal);

    /// <summary>Takes a delivery; waits while there are too many.</summary>
    /// <param name="body">Its body, which never changes.</param>
    /// <param name="userId">Whose it is; null if it is of nobody.</param>
    /// <param name="stopping">Ends the wait, and later the pauses before it is tried again.</param>
    public async ValueTask TakeAsync(ReadOnlyMemory<byte> body, string? userId, CancellationToken stopping)
    {
        if (!places.Wait(0, CancellationToken.None))
        {
            logger.StreamFull(options.MaxPending);
            await places.WaitAsync(stopping).ConfigureAwait(false);
        }

        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = Enter(userId, begun.Task);
        _ = RunAsync(body, userId, before, begun, stopping);
    }

    /// <summary>Waits until nothing is in work any more.</summary>
    public async Task DrainAsync()
    {
        for (var i = 0; i < options.MaxPending; i++)
        {
            await places.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        }

        places.Release(options.MaxPending);
    }

    public void Dispose()
    {
        places.Dispose();
        running.Dispose();
    }

    private async Task RunAsync(ReadOnlyMemory<byte> body, string? userId, Task before, TaskCompletionSource begun, CancellationToken stopping)
    {
        try
        {
            await before.ConfigureAwait(false);
            var (name, outcome) = await TryAsync(body).ConfigureAwait(false);
            Leave(userId, begun);
            var failures = 0;
            for (var attempt = 1; outcome is DeliveryOutcome.Failed or DeliveryOutcome.Busy or DeliveryOutcome.NotStored; attempt++)
            {
                // What cannot be stored is kept until it can be: nobody sends it again.
                failures += outcome == DeliveryOutcome.NotStored ? 0 : 1;
                if (failures == Retries.MaxAttempts)
                {
                    logger.StreamGivenUp(name.Value, Retries.MaxAttempts);
                    return;
                }

                var pause = Task.Delay(Retries.PauseAfter(attempt), time, stopping);
                await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (!pause.IsCompletedSuccessfully)
                {
                    logger.StreamNotTriedAgain(name.Value);
                    return;
                }

                (_, outcome) = await TryAsync(body).ConfigureAwait(false);
            }
        }
        finally
        {
            places.Release();
        }
    }

    private async ValueTask<(DeliveryName Name, DeliveryOutcome Outcome)> TryAsync(ReadOnlyMemory<byte> body)
    {
        await running.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            // The thread may be the one that reads the stream: a handler that blocked it would keep back what comes for others.
            var delivery = processor.Start(body, options.App, headers: null, lendsThread: false, CancellationToken.None);
            return (delivery.Name, await delivery.Completion.ConfigureAwait(false));
        }
        finally
        {
            running.Release();
        }
    }

    private Task Enter(string? userId, Task own)
    {
        if (userId is null)
        {
            return Task.CompletedTask;
        }

        lock (gate)
        {
            var before = lanes.GetValueOrDefault(userId, Task.CompletedTask);
            lanes[userId] = own;
            return before;
        }
    }

    private void Leave(string? userId, TaskCompletionSource own)
    {
        own.SetResult();
        if (userId is not null)
        {
            lock (gate)
            {
                if (lanes[userId] == own.Task)
                {
                    lanes.Remove(userId);
                }
            }
        }
    }
}
