using System.Collections.Concurrent;
using TwitterEvents.Diagnostics;
using TwitterEvents.Dispatching;

namespace TwitterEvents.Inbox;

/// <summary>
/// Runs the handlers of a delivery's events, each only where it has not succeeded yet. An event that another delivery is running at this
/// moment is not run again; its outcome is awaited.
/// </summary>
internal sealed class MemoryInbox(HandlerRegistry registry, HandlerRunner runner, HandledMemory memory, TwitterEventsMetrics metrics)
{
    private readonly ConcurrentDictionary<EventKey, TaskCompletionSource<bool>> runs = new();

    /// <param name="events">The events of one delivery.</param>
    /// <param name="handlerToken">Given to the handlers.</param>
    /// <param name="waitToken">Ends the wait for what other deliveries run, as a failure.</param>
    /// <returns>Whether every handler of every event has succeeded, now or before.</returns>
    public async ValueTask<bool> HandleAsync(IncomingEvent[] events, CancellationToken handlerToken, CancellationToken waitToken)
    {
        var claims = ClaimAll(events, out var foreign);
        var succeeded = await RunOwnAsync(events, claims, handlerToken).ConfigureAwait(false);
        return foreign is null ? succeeded : await AwaitAllAsync(foreign, waitToken).ConfigureAwait(false) && succeeded;
    }

    /// <summary>
    /// Claims every event before the first is run. Own events are then run without waiting for anybody, so two deliveries that hold the
    /// same events in different order cannot wait for each other; an event that stands twice in a delivery is claimed once.
    /// </summary>
    private TaskCompletionSource<bool>?[] ClaimAll(IncomingEvent[] events, out List<Task<bool>>? foreign)
    {
        foreign = null;
        var claims = new TaskCompletionSource<bool>?[events.Length];
        for (var i = 0; i < events.Length; i++)
        {
            var claim = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            var run = runs.GetOrAdd(events[i].Key, claim);
            if (ReferenceEquals(run, claim))
            {
                claims[i] = claim;
            }
            else
            {
                (foreign ??= []).Add(run.Task);
            }
        }

        return claims;
    }

    private async ValueTask<bool> RunOwnAsync(IncomingEvent[] events, TaskCompletionSource<bool>?[] claims, CancellationToken handlerToken)
    {
        var allSucceeded = true;
        var next = 0;
        try
        {
            for (; next < events.Length; next++)
            {
                if (claims[next] is { } claim)
                {
                    var succeeded = await RunAsync(events[next], handlerToken).ConfigureAwait(false);
                    Release(events[next].Key, claim, succeeded);
                    allSucceeded &= succeeded;
                }
            }
        }
        finally
        {
            // Only a defect of ours leaves some: those who wait for them must not wait for ever.
            for (; next < events.Length; next++)
            {
                Release(events[next].Key, claims[next], succeeded: false);
            }
        }

        return allSucceeded;
    }

    private async ValueTask<bool> RunAsync(IncomingEvent incoming, CancellationToken handlerToken)
    {
        var allSucceeded = true;
        foreach (var call in registry.GetCalls(incoming.Key.Kind))
        {
            if (memory.Contains(incoming.Key, call.Handler.Identity))
            {
                continue;
            }

            if (await runner.RunAsync(call, incoming.Event, incoming.Context, handlerToken).ConfigureAwait(false))
            {
                memory.Add(incoming.Key, call.Handler.Identity);
            }
            else
            {
                allSucceeded = false;
            }
        }

        metrics.Event(incoming.Key.Kind, allSucceeded);
        return allSucceeded;
    }

    /// <summary>Removes the run before it tells its outcome: who comes later starts what failed anew.</summary>
    private void Release(EventKey key, TaskCompletionSource<bool>? claim, bool succeeded)
    {
        if (claim is not null)
        {
            runs.TryRemove(key, out _);
            claim.TrySetResult(succeeded);
        }
    }

    private static async ValueTask<bool> AwaitAllAsync(List<Task<bool>> foreign, CancellationToken waitToken)
    {
        var all = Task.WhenAll(foreign).WaitAsync(waitToken);
        await ((Task)all).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return all.IsCompletedSuccessfully && !(await all.ConfigureAwait(false)).Contains(false);
    }
}
