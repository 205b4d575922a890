using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using NATS.Client.Core;
using NATS.Client.JetStream;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>Takes messages from the server, and says of each that it is still in work until it is settled or given back.</summary>
internal sealed class Feed(Server server, Layout layout, NatsInboxOptions options, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PauseBeforeReturn = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pull = TimeSpan.FromSeconds(30);

    /// <summary>What has failed so far ahead was written by another clock, and is not waited for.</summary>
    private static readonly TimeSpan OtherClock = TimeSpan.FromMinutes(1);

    private readonly Recovery recovery = new(server, layout, time, logger);
    private readonly Channel<Held> ready = Channel.CreateUnbounded<Held>();

    /// <summary>What is in work here, and whether it takes a place of <see cref="retryPlaces"/>.</summary>
    private readonly ConcurrentDictionary<Held, bool> all = new();

    private readonly ConcurrentDictionary<Held, bool> resting = new();
    private readonly HeldBack heldBack = new(server, time);
    private readonly SemaphoreSlim retryPlaces = new(options.MaxConcurrency, options.MaxConcurrency);
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock gate = new();
    private Task? pulling;
    private Task? keeping;

    /// <summary>Whether it takes nothing more.</summary>
    public bool IsStopping => stopping.IsCancellationRequested;

    public async ValueTask<Held> TakeAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            // Who only receives never comes here.
            keeping ??= Task.Run(KeepAsync, CancellationToken.None);
            pulling ??= Task.Run(PullAsync, CancellationToken.None);
        }

        try
        {
            return await ready.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // What waits here others can have at once.
            await StopAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>It is no more in work here.</summary>
    public void Drop(Held held)
    {
        if (all.TryRemove(held, out var isRetry) && isRetry)
        {
            retryPlaces.Release();
        }

        held.End();
        if (held.Retry?.Line is not null)
        {
            heldBack.Look();
        }
    }

    /// <summary>Gives it back, to be taken again at once by whoever can.</summary>
    public async ValueTask ReturnAsync(Held held)
    {
        try
        {
            // The client would wait for a server that is away, for each message anew, and the app could not stop.
            if (server.FindProblem() is null)
            {
                await held.Message.NakAsync().ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (Server.IsPassing(exception))
        {
            // It is given out again when its time is over.
        }
        finally
        {
            Drop(held);
        }
    }

    /// <summary>
    /// The same after a moment, so that what cannot be done now is not tried at once. A lane that asked for the delay of the server would stand still longer.
    /// </summary>
    public async Task ReturnLaterAsync(Held held)
    {
        try
        {
            resting.TryAdd(held, true);
            await Task.Delay(PauseBeforeReturn, time, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (resting.TryRemove(held, out _))
            {
                await ReturnAsync(held).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            // It is given out again when its time is over.
            Drop(held);
            logger.FeedDefect(exception);
        }
    }

    /// <summary>Takes nothing more, and gives back what nobody works at.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        if (pulling is not null)
        {
            await pulling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        while (ready.Reader.TryRead(out var held))
        {
            await ReturnAsync(held).ConfigureAwait(false);
        }

        foreach (var held in heldBack.Take())
        {
            await ReturnAsync(held).ConfigureAwait(false);
        }

        foreach (var (rested, _) in resting)
        {
            if (resting.TryRemove(rested, out _))
            {
                await ReturnAsync(rested).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Gives back also what is still in work: the process ends.</summary>
    public async Task ReleaseAsync()
    {
        await StopAsync().ConfigureAwait(false);
        foreach (var held in all.Keys)
        {
            await ReturnAsync(held).ConfigureAwait(false);
        }
    }

    /// <summary>When the server is closing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (keeping is not null)
        {
            await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        heldBack.Dispose();
        retryPlaces.Dispose();
        stopping.Dispose();
    }

    private async Task PullAsync()
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token, server.Closing);
        var token = either.Token;
        await server.OpenedAsync(token).ConfigureAwait(false);
        await Task.WhenAll(
        [
            .. Enumerable.Range(0, layout.Partitions).Select(partition => RepeatAsync(connected => PullLaneAsync(partition, connected, token), token)),
            RepeatAsync(PullRetriesAsync, token),
            RepeatAsync(connected => heldBack.RunAsync(held => ready.Writer.TryWrite(held), connected), token),
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
            catch (Exception exception) when (Server.IsPassing(exception))
            {
                // The connection is told of elsewhere.
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
            if (await consumer.NextAsync(NatsRawSerializer<byte[]>.Default, new NatsJSNextOpts { Expires = Pull }, connected).ConfigureAwait(false) is { } message)
            {
                var held = new Held(message, Envelope.Read(message.Headers), null);
                await HoldAsync(held, isRetry: false).ConfigureAwait(false);
                await held.Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Lease, time);
        do
        {
            await recovery.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
    }

    private async Task PullRetriesAsync(CancellationToken cancellationToken)
    {
        var consumer = await server.OpenedStreams.GetConsumerAsync(layout.RetryStream, Layout.RetryConsumer, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            await retryPlaces.WaitAsync(cancellationToken).ConfigureAwait(false);
            var isUsed = false;
            try
            {
                if (await consumer.NextAsync(NatsRawSerializer<byte[]>.Default, new NatsJSNextOpts { Expires = Pull }, cancellationToken).ConfigureAwait(false) is { } message)
                {
                    isUsed = await TakeRetryAsync(message).ConfigureAwait(false);
                }
            }
            finally
            {
                if (!isUsed)
                {
                    retryPlaces.Release();
                }
            }
        }
    }

    /// <returns>Whether it is in work.</returns>
    private async ValueTask<bool> TakeRetryAsync(INatsJSMsg<byte[]> message)
    {
        var envelope = Envelope.Read(message.Headers);
        if (envelope.Call is not { } failed || failed.ToCall(failed.Attempts + 1) is not { } call)
        {
            logger.Foreign(message.Metadata?.Sequence.Stream ?? 0, layout.RetryStream);
            await message.AckTerminateAsync().ConfigureAwait(false);
            return false;
        }

        var pause = failed.NotBefore - time.GetUtcNow();
        if (pause > TimeSpan.Zero && failed.FailedAt < time.GetUtcNow() + OtherClock)
        {
            await message.NakAsync(new AckOpts { NakDelay = pause }).ConfigureAwait(false);
            return false;
        }

        var held = new Held(message, envelope, call);
        if (held.After is { } before && !await Lines.IsOverAsync(server.Claims, before, CancellationToken.None).ConfigureAwait(false))
        {
            await HoldBackAsync(held).ConfigureAwait(false);
            return false;
        }

        await HoldAsync(held, isRetry: true).ConfigureAwait(false);
        return true;
    }

    /// <summary>It takes no place of those that may be called again.</summary>
    private async ValueTask HoldBackAsync(Held held)
    {
        all.TryAdd(held, false);
        var (isHeld, former) = heldBack.Add(held);
        if (former is not null)
        {
            Drop(former);
        }

        if (!isHeld)
        {
            await held.Message.NakAsync(new AckOpts { NakDelay = HeldBack.PauseWhenFull }).ConfigureAwait(false);
            Drop(held);
        }
    }

    private async ValueTask HoldAsync(Held held, bool isRetry)
    {
        all.TryAdd(held, isRetry);
        if (stopping.IsCancellationRequested)
        {
            await ReturnAsync(held).ConfigureAwait(false);
            return;
        }

        try
        {
            ready.Writer.TryWrite(held);
        }
        catch
        {
            // Whoever has asked for a place of those that may be called again gives that back.
            all.TryRemove(held, out _);
            held.End();
            throw;
        }
    }

    /// <summary>Says of everything in work, three times in its lease, that it still is.</summary>
    private async Task KeepAsync()
    {
        await server.OpenedAsync(server.Closing).ConfigureAwait(false);
        using var timer = new PeriodicTimer(options.Lease / 3, time);
        while (await timer.WaitForNextTickAsync(server.Closing).ConfigureAwait(false))
        {
            try
            {
                await Parallel.ForEachAsync(all.Keys, server.Closing, async (held, cancellationToken) =>
                {
                    try
                    {
                        await KeepAsync(held, cancellationToken).ConfigureAwait(false);
                    }
                    catch (Exception exception) when (Server.IsPassing(exception))
                    {
                        server.Alarm(exception);
                    }
                }).ConfigureAwait(false);
            }
            catch (Exception exception) when (!server.Closing.IsCancellationRequested)
            {
                logger.FeedDefect(exception);
            }
        }
    }

    private async Task KeepAsync(Held held, CancellationToken cancellationToken)
    {
        if (held.IsLost)
        {
            return;
        }

        await held.Message.AckProgressAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        foreach (var (key, call) in held.Running())
        {
            await call.Extend(async () =>
            {
                if (await server.Claims.TryWriteAsync(key, Claim(held), call.Revision, cancellationToken).ConfigureAwait(false) is { } revision)
                {
                    call.Revision = revision;
                }
                else
                {
                    held.Lose();
                }
            }).ConfigureAwait(false);
        }
    }

    /// <summary>What a claim says while a handler runs.</summary>
    public ClaimState.Running Claim(Held held) =>
        new(held.Source, DateTimeOffset.FromUnixTimeMilliseconds((time.GetUtcNow() + options.Lease).ToUnixTimeMilliseconds()), held.Turn);
}
