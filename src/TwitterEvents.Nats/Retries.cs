using Microsoft.Extensions.Logging;
using NATS.Client.JetStream;

namespace TwitterEvents.Nats;

/// <summary>
/// Takes the calls that are tried again, as many at a time as handlers may run. Of a line only the first goes on; the others are held back, and take no place.
/// </summary>
internal sealed class Retries : IDisposable
{
    /// <summary>What has failed so far ahead was written by another clock, and is not waited for.</summary>
    private static readonly TimeSpan OtherClock = TimeSpan.FromMinutes(1);

    private readonly InWork work;
    private readonly Pull pull;
    private readonly Server server;
    private readonly Layout layout;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly HeldBack heldBack;
    private readonly SemaphoreSlim places;

    public Retries(InWork work, Pull pull, Server server, Layout layout, NatsInboxOptions options, TimeProvider time, ILogger logger)
    {
        (this.work, this.pull, this.server, this.layout, this.time, this.logger) = (work, pull, server, layout, time, logger);
        heldBack = new HeldBack(server, time);
        places = new SemaphoreSlim(options.MaxConcurrency, options.MaxConcurrency);
        work.Dropped = Free;
    }

    /// <summary>Takes what is to be tried again.</summary>
    public async Task PullAsync(CancellationToken cancellationToken)
    {
        var consumer = await server.OpenedStreams.GetConsumerAsync(layout.RetryStream, Layout.RetryConsumer, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            await places.WaitAsync(cancellationToken).ConfigureAwait(false);
            var isUsed = false;
            try
            {
                if (await pull.NextAsync(consumer, cancellationToken).ConfigureAwait(false) is { } message)
                {
                    isUsed = await TakeAsync(message).ConfigureAwait(false);
                }
            }
            finally
            {
                if (!isUsed)
                {
                    places.Release();
                }
            }
        }
    }

    /// <summary>Lets go on whoever was held back and may.</summary>
    public Task GoOnAsync(CancellationToken cancellationToken) => heldBack.RunAsync(work.GoOn, cancellationToken);

    /// <summary>Gives back what is held back.</summary>
    public async Task ReturnHeldBackAsync()
    {
        foreach (var held in heldBack.Take())
        {
            await work.ReturnAsync(held).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        heldBack.Dispose();
        places.Dispose();
    }

    /// <returns>Whether it has the place that was free for it.</returns>
    private async ValueTask<bool> TakeAsync(INatsJSMsg<byte[]> message)
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

        held.HasPlace = true;
        await work.HoldAsync(held).ConfigureAwait(false);
        return true;
    }

    private async ValueTask HoldBackAsync(Held held)
    {
        work.Add(held);
        var (isHeld, former) = heldBack.Add(held);
        if (former is not null)
        {
            work.Drop(former);
        }

        if (!isHeld)
        {
            await held.Message.NakAsync(new AckOpts { NakDelay = HeldBack.PauseWhenFull }).ConfigureAwait(false);
            work.Drop(held);
        }
    }

    private void Free(Held held)
    {
        if (held.HasPlace)
        {
            places.Release();
        }

        if (held.Retry?.Line is not null)
        {
            heldBack.Look();
        }
    }
}
