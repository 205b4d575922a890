using System.Globalization;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace TwitterEvents.Nats;

/// <summary>What becomes of a dead letter.</summary>
internal static class DeadLetters
{
    private const int MostWaits = 20;

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(100);

    /// <summary>Its handler is called again: first its claim says so, then its call is stored, then the letter goes.</summary>
    /// <returns>Whether it is called again; if not, it has succeeded, or runs at this moment and stays.</returns>
    public static async ValueTask<bool> RequeueAsync(
        NatsJSContext streams, Layout layout, StoredMessage letter, TimeProvider time, CancellationToken cancellationToken)
    {
        if (letter.Envelope.Call?.ToCall(1) is not { } call)
        {
            return false;
        }

        var claims = new Claims(streams, layout);
        for (var waits = 0; ;)
        {
            var (state, revision) = await claims.ReadAsync(call.Key, cancellationToken).ConfigureAwait(false);
            if (state is ClaimState.Running)
            {
                // Its last attempt has just failed, and the claim is about to say so; or an earlier requeue was stopped halfway, and it is called already.
                if (waits++ == MostWaits)
                {
                    return false;
                }

                await Task.Delay(Wait, time, cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (state is ClaimState.Done)
            {
                // It has succeeded meanwhile.
                await streams.EraseMessageAsync(layout.DeadStream, letter.Sequence, cancellationToken).ConfigureAwait(false);
                return false;
            }

            if (await claims.TryWriteAsync(call.Key, new ClaimState.Retrying(call.Attempt), revision, cancellationToken).ConfigureAwait(false) is not null)
            {
                await EndRequeueAsync(streams, layout, letter, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
                return true;
            }
        }
    }

    /// <summary>What is left to do when the claim says that it is called again. An app that sees the letter meanwhile does it too, which does no harm.</summary>
    public static async ValueTask EndRequeueAsync(
        NatsJSContext streams, Layout layout, StoredMessage letter, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (letter.Envelope.Call is not { } failed || failed.ToCall(1) is not { } call)
        {
            return;
        }

        var before = await Lines.WaitAsync(new Claims(streams, layout), call, failed.Delivery, cancellationToken).ConfigureAwait(false);
        var after = before is { } one ? Claims.NameOf(one) : failed.After;
        await streams.StoreCallAsync(
            layout.RetryStream,
            layout.RetrySubject(failed.Delivery, failed.Key),
            letter.Body,
            letter.Envelope with { Call = failed with { Attempts = 0, NotBefore = now, After = after } },
            layout.IdOf(string.Create(CultureInfo.InvariantCulture, $"{failed.Key}:dead:{letter.Sequence}")),
            cancellationToken).ConfigureAwait(false);
        await streams.EraseMessageAsync(layout.DeadStream, letter.Sequence, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>It is given up for good: its claim stays as that of a dead letter.</summary>
    public static async ValueTask<bool> PurgeAsync(NatsJSContext streams, Layout layout, StoredMessage letter, CancellationToken cancellationToken)
    {
        var claims = new Claims(streams, layout);
        while (letter.Envelope.Call?.ToCall(1) is { } call)
        {
            var (state, revision) = await claims.ReadAsync(call.Key, cancellationToken).ConfigureAwait(false);
            if (state is not ClaimState.Retrying
                || await claims.TryWriteAsync(call.Key, new ClaimState.Dead(), revision, cancellationToken).ConfigureAwait(false) is not null)
            {
                break;
            }
        }

        return await streams.EraseMessageAsync(layout.DeadStream, letter.Sequence, cancellationToken).ConfigureAwait(false);
    }
}
