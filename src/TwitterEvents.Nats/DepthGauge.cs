using Microsoft.Extensions.Logging;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>
/// How much waits, asked now and then: whoever collects metrics does not wait for a server, nor does who accepts a delivery, which counts itself until then.
/// </summary>
internal sealed class DepthGauge : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly Layout layout;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Lock gate = new();
    private readonly Task asking;
    private Known? last;
    private long added;
    private long addedBytes;

    public DepthGauge(Server server, Layout layout, TimeProvider time, ILogger logger)
    {
        (this.layout, this.time, this.logger) = (layout, time, logger);
        asking = Task.Run(() => AskAsync(server));
    }

    public InboxDepth? Last
    {
        get
        {
            lock (gate)
            {
                return last is var (waiting, _, oldest)
                    ? new InboxDepth(waiting, oldest is { } at && at < time.GetUtcNow() ? time.GetUtcNow() - at : TimeSpan.Zero)
                    : null;
            }
        }
    }

    /// <summary>Which limit keeps more from being accepted; null if none does, as far as is known.</summary>
    public string? FindLimit()
    {
        lock (gate)
        {
            return layout.FindLimit((last?.Waiting ?? 0) + added, (last?.Bytes ?? 0) + addedBytes);
        }
    }

    /// <summary>One more was accepted.</summary>
    public void Add(int bytes)
    {
        lock (gate)
        {
            added++;
            addedBytes += bytes;
        }
    }

    /// <summary>After the server, which ends it.</summary>
    public async ValueTask DisposeAsync() => await asking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task AskAsync(Server server)
    {
        await server.OpenedAsync(server.Closing).ConfigureAwait(false);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            Known? now = null;
            var (before, bytesBefore) = Added();
            try
            {
                var state = (await server.OpenedStreams.GetStreamInfoAsync(layout.InStream, server.Closing).ConfigureAwait(false)).State;
                now = new Known(state.Count, state.ByteCount, state.FirstAt);

                // What is stored now would wait for ever, or be dropped, if nobody who runs handlers is there to miss it.
                await server.FindLossAsync(server.Closing).ConfigureAwait(false);
            }
            catch (Exception exception) when (Connection.IsPassing(exception) && !server.Closing.IsCancellationRequested)
            {
                // It is not known.
                server.Look(exception);
            }
            catch (Exception exception) when (!server.Closing.IsCancellationRequested)
            {
                // Who asked no more would count what is accepted for ever, and refuse it in the end.
                logger.FeedDefect(exception);
            }

            lock (gate)
            {
                // What came while it was asked may be among what it knows, or not.
                (last, added, addedBytes) = (now, added - before, addedBytes - bytesBefore);
            }
        }
        while (await timer.WaitForNextTickAsync(server.Closing).ConfigureAwait(false));
    }

    private (long Count, long Bytes) Added()
    {
        lock (gate)
        {
            return (added, addedBytes);
        }
    }

    private sealed record Known(long Waiting, long Bytes, DateTimeOffset? Oldest);
}
