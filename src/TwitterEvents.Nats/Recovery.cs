using System.Globalization;
using System.Runtime.CompilerServices;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace TwitterEvents.Nats;

/// <summary>
/// Puts right what a server has forgotten that was killed. nats-server 2.9 writes at different times what it has given out, what was settled and what it has
/// deleted, within seconds, and does not compare them when it starts again.
/// </summary>
internal sealed class Recovery(Server server, Layout layout)
{
    public async Task MendLaneAsync(INatsJSConsumer lane, CancellationToken cancellationToken)
    {
        await FreeLaneAsync(lane, cancellationToken).ConfigureAwait(false);
        await foreach (var message in SettledAsync(lane, cancellationToken).ConfigureAwait(false))
        {
            // It is given out to nobody any more. Should it be one that was never handled after all, it is not lost; what was done is known.
            var answer = await server.OpenedStreams.PublishAsync(
                lane.Info.Config.FilterSubject!,
                message.Body,
                NatsRawSerializer<byte[]>.Default,
                new NatsJSPubOpts { MsgId = string.Create(CultureInfo.InvariantCulture, $"again:{message.Sequence}"), ExpectedStream = layout.InStream },
                message.Envelope.ToHeaders(),
                cancellationToken).ConfigureAwait(false);
            if (answer.Error is not null)
            {
                // There is no room, and the lane does not wait for that.
                return;
            }

            await DeleteAsync(layout.InStream, message.Sequence, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// A lane gives out nothing while what it gave out last is not settled, and a message that is deleted cannot be: the server tries to give it out for ever.
    /// </summary>
    public async Task FreeLaneAsync(INatsJSConsumer lane, CancellationToken cancellationToken)
    {
        var info = lane.Info;
        if (info.NumAckPending > 0 && !await IsThereAsync(info.Delivered.StreamSeq, cancellationToken).ConfigureAwait(false))
        {
            await SettleAsync(info, info.Delivered.StreamSeq, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The numbers of what the consumer says is settled are no proof here, where all is given out again and again; the claims are.</summary>
    public async Task MendRetriesAsync(INatsJSConsumer retries, CancellationToken cancellationToken)
    {
        await foreach (var message in SettledAsync(retries, cancellationToken).ConfigureAwait(false))
        {
            if (message.Envelope.Call is { } failed && failed.ToCall(failed.Attempts + 1) is { } call
                && (await server.Claims.ReadAsync(call.Key, cancellationToken).ConfigureAwait(false)).State is { } state && state.IsOver(call.Attempt))
            {
                await DeleteAsync(layout.RetryStream, message.Sequence, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>As whoever was given it would settle it. It must be deleted; if it was settled too, it changes nothing.</summary>
    private ValueTask SettleAsync(ConsumerInfo info, ulong sequence, CancellationToken cancellationToken) => server.OpenedStreams.Connection.PublishAsync(
        string.Create(CultureInfo.InvariantCulture, $"$JS.ACK.{info.StreamName}.{info.Name}.1.{sequence}.0.0.0"), cancellationToken: cancellationToken);

    /// <summary>What is there although the consumer has been told that it is settled.</summary>
    private async IAsyncEnumerable<StoredMessage> SettledAsync(INatsJSConsumer consumer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var info = consumer.Info;
        var stream = await server.OpenedStreams.GetStreamAsync(info.StreamName, cancellationToken: cancellationToken).ConfigureAwait(false);
        await foreach (var message in new StreamScan(stream).ForwardsAsync(info.Config.FilterSubject!, 0, cancellationToken).ConfigureAwait(false))
        {
            if (message.Sequence > info.AckFloor.StreamSeq)
            {
                yield break;
            }

            yield return message;
        }
    }

    /// <summary>Asks who leads the stream: a replica may not know of it yet.</summary>
    private async ValueTask<bool> IsThereAsync(ulong sequence, CancellationToken cancellationToken)
    {
        var stream = await server.OpenedStreams.GetStreamAsync(layout.InStream, cancellationToken: cancellationToken).ConfigureAwait(false);
        try
        {
            await stream.GetAsync(new StreamMsgGetRequest { Seq = sequence }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (NatsJSApiException exception) when (exception.Error.Code == 404)
        {
            return false;
        }
    }

    private async ValueTask DeleteAsync(string stream, ulong sequence, CancellationToken cancellationToken)
    {
        try
        {
            await server.OpenedStreams.DeleteMessageAsync(stream, new StreamMsgDeleteRequest { Seq = sequence }, cancellationToken).ConfigureAwait(false);
        }
        catch (NatsJSApiException exception) when (exception.Error.Code is 400 or 404)
        {
            // Another has done so.
        }
    }
}
