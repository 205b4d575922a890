using Microsoft.Extensions.Logging;

namespace TwitterEvents.Nats;

/// <summary>Takes messages from the server as long as the app runs handlers: of each lane one at a time, and what is tried again.</summary>
internal sealed class Feed : IAsyncDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(500);

    /// <summary>What becomes of work there was no memory for.</summary>
    public const string Again = "work is given back, and taken again";

    private readonly InWork work;
    private readonly Server server;
    private readonly Layout layout;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly TimeSpan recoveryInterval;
    private readonly Pull pull;
    private readonly Recovery recovery;
    private readonly Retries retries;
    private readonly Keeper keeper;
    private readonly Lock gate = new();
    private Task? pulling;
    private Task? keeping;

    public Feed(InWork work, Server server, Layout layout, NatsInboxOptions options, ClaimLease lease, TimeProvider time, ILogger logger)
    {
        (this.work, this.server, this.layout, this.time, this.logger) = (work, server, layout, time, logger);
        recoveryInterval = options.Lease;
        recovery = new Recovery(server, layout, time, logger);
        pull = new Pull(time, logger);
        retries = new Retries(work, pull, server, layout, options, time, logger);
        keeper = new Keeper(work, server, lease, time, logger);
    }

    public async ValueTask<Held> TakeAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            // Who only receives never comes here.
            keeping ??= Task.Run(keeper.RunAsync, CancellationToken.None);
            pulling ??= Task.Run(PullAsync, CancellationToken.None);
        }

        try
        {
            return await work.TakeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // What waits here others can have at once.
            await StopAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Takes nothing more, and gives back what nobody works at.</summary>
    public async Task StopAsync()
    {
        await work.StopAsync().ConfigureAwait(false);
        if (pulling is not null)
        {
            await pulling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await work.ReturnIdleAsync().ConfigureAwait(false);
        await retries.ReturnHeldBackAsync().ConfigureAwait(false);
    }

    /// <summary>Gives back also what is still in work: the process ends.</summary>
    public async Task ReleaseAsync()
    {
        await StopAsync().ConfigureAwait(false);
        foreach (var held in work.All)
        {
            await work.ReturnAsync(held).ConfigureAwait(false);
        }
    }

    /// <summary>When the server is closing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (keeping is not null)
        {
            await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        retries.Dispose();
    }

    private async Task PullAsync()
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(work.Stopping, server.Closing);
        var token = either.Token;
        await server.OpenedAsync(token).ConfigureAwait(false);
        await Task.WhenAll(
        [
            .. Enumerable.Range(0, layout.Partitions).Select(partition => RepeatAsync(connected => PullLaneAsync(partition, connected, token), token)),
            RepeatAsync(retries.PullAsync, token),
            RepeatAsync(retries.GoOnAsync, token),
            RepeatAsync(RecoverAsync, token),
        ]).ConfigureAwait(false);
    }

    private async Task RepeatAsync(Func<CancellationToken, Task> pull, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            using var connected = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, server.Lost);
            try
            {
                await pull(connected.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (Connection.IsPassing(exception))
            {
                // The connection is told of elsewhere.
                server.Look(exception);
                server.Memory.Tells(exception, Again);
            }
            catch (Exception exception)
            {
                logger.FeedDefect(exception);
            }

            await Task.Delay(PauseAfterFailure, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// One delivery at a time is given out in a lane; who gets the next is whoever asked first. It is asked for when the one before has ended: what is given back
    /// while this process asks too would come back to nobody until its time is over (nats-server 2.9).
    /// </summary>
    private async Task PullLaneAsync(int partition, CancellationToken connected, CancellationToken cancellationToken)
    {
        var consumer = await server.OpenedStreams.GetConsumerAsync(layout.InStream, Layout.Consumer(partition), connected).ConfigureAwait(false);
        while (true)
        {
            if (await pull.NextAsync(consumer, connected).ConfigureAwait(false) is { } message)
            {
                var held = new Held(message, Envelope.Read(message.Headers), null);
                await work.HoldAsync(held).ConfigureAwait(false);
                await held.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(recoveryInterval, time);
        do
        {
            await recovery.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }
}
