using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>How much waits, asked now and then: whoever collects metrics does not wait for a server.</summary>
internal sealed class DepthGauge : IAsyncDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly Task asking;
    private (long Waiting, DateTimeOffset? Oldest)? last;
    private readonly TimeProvider time;
    private readonly Lock gate = new();

    public DepthGauge(Server server, Layout layout, TimeProvider time)
    {
        this.time = time;
        asking = Task.Run(() => AskAsync(server, layout));
    }

    public InboxDepth? Last
    {
        get
        {
            lock (gate)
            {
                return last is var (waiting, oldest)
                    ? new InboxDepth(waiting, oldest is { } at && at < time.GetUtcNow() ? time.GetUtcNow() - at : TimeSpan.Zero)
                    : null;
            }
        }
    }

    /// <summary>After the server, which ends it.</summary>
    public async ValueTask DisposeAsync() => await asking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task AskAsync(Server server, Layout layout)
    {
        await server.OpenedAsync(server.Closing).ConfigureAwait(false);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            (long, DateTimeOffset?)? now = null;
            try
            {
                var state = (await server.OpenedStreams.GetStreamInfoAsync(layout.InStream, server.Closing).ConfigureAwait(false)).State;
                now = (state.Count, state.FirstAt);

                // What is stored now would wait for ever, or be dropped, if nobody who runs handlers is there to miss it.
                await server.FindLossAsync(server.Closing).ConfigureAwait(false);
            }
            catch (Exception exception) when (Connection.IsPassing(exception) && !server.Closing.IsCancellationRequested)
            {
                // It is not known.
                server.Look(exception);
            }

            lock (gate)
            {
                last = now;
            }
        }
        while (await timer.WaitForNextTickAsync(server.Closing).ConfigureAwait(false));
    }
}
