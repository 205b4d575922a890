using System.Globalization;
using Microsoft.Extensions.Logging;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace TwitterEvents.Nats;

/// <summary>
/// Puts right what a server has forgotten that was killed. nats-server 2.9 writes at different times what it has given out, what was settled and what it has
/// deleted, within seconds, and does not compare them when it starts again.
/// </summary>
internal sealed class Recovery(Server server, Layout layout, TimeProvider time, ILogger logger)
{
    /// <summary>How many messages it puts right at a time.</summary>
    private const int Most = 1_000;

    /// <summary>How many calls that are tried again it looks at each time.</summary>
    private const int MostRetries = 100;

    /// <summary>How many dead letters.</summary>
    private const int MostLetters = 100;

    private ulong nextRetry;
    private ulong nextLetter;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var lanes = new Dictionary<string, ConsumerInfo>(StringComparer.Ordinal);
        await foreach (var lane in server.OpenedStreams.ListConsumersAsync(layout.InStream, cancellationToken).ConfigureAwait(false))
        {
            lanes[lane.Info.Config.FilterSubject ?? ""] = lane.Info;
            await FreeLaneAsync(lane.Info, cancellationToken).ConfigureAwait(false);
        }

        if (!layout.IsReplicated)
        {
            // A server of a cluster has its numbers from the others.
            await BeginAnewAsync(layout.InStream, lanes.Values, cancellationToken).ConfigureAwait(false);
            var retries = await server.OpenedStreams.GetConsumerAsync(layout.RetryStream, Layout.RetryConsumer, cancellationToken).ConfigureAwait(false);
            await BeginAnewAsync(layout.RetryStream, [retries.Info], cancellationToken).ConfigureAwait(false);
        }

        await PutInAgainAsync(lanes, cancellationToken).ConfigureAwait(false);
        await MendRetriesAsync(cancellationToken).ConfigureAwait(false);
        await EndRequeuesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// A lane gives out nothing while what it gave out last is not settled, and a message that is deleted cannot be: the server tries to give it out for ever.
    /// </summary>
    /// <remarks>
    /// Who has just begun to lead a stream may not know yet of what was given out, and is about to. On a cluster, what no server knows must not be settled anyway:
    /// each would begin its stream anew (nats-server 2.9).
    /// </remarks>
    private async Task FreeLaneAsync(ConsumerInfo lane, CancellationToken cancellationToken)
    {
        if (lane.NumAckPending == 0 || await server.OpenedStreams.HasMessageAsync(layout.InStream, lane.Delivered.StreamSeq, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        // It may have ended between the two questions.
        var again = (await server.OpenedStreams.GetConsumerAsync(layout.InStream, lane.Name, cancellationToken).ConfigureAwait(false)).Info;
        if (again.NumAckPending == 0 || again.Delivered.StreamSeq != lane.Delivered.StreamSeq)
        {
            return;
        }

        if (layout.IsReplicated
            && ((await server.OpenedStreams.GetStreamInfoAsync(layout.InStream, cancellationToken).ConfigureAwait(false)).State.LastSeq < lane.Delivered.StreamSeq
                || await server.OpenedStreams.HasMessageAsync(layout.InStream, lane.Delivered.StreamSeq, cancellationToken).ConfigureAwait(false)))
        {
            return;
        }

        // As whoever was given it would settle it.
        logger.LaneFreed(layout.InStream, lane.Name, lane.Delivered.StreamSeq);
        var subject = string.Create(CultureInfo.InvariantCulture, $"$JS.ACK.{layout.InStream}.{lane.Name}.1.{lane.Delivered.StreamSeq}.0.0.0");
        await server.OpenedStreams.Connection.PublishAsync(subject, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// A stream that was empty when its server was killed may number its messages from one again, and a consumer that has given out higher numbers gives out none
    /// of them. It is made anew, and gives out all there is; what is done is known.
    /// </summary>
    private async Task BeginAnewAsync(string stream, IReadOnlyCollection<ConsumerInfo> consumers, CancellationToken cancellationToken)
    {
        // Asked after its consumers: it may have gone on meanwhile, and not back.
        var last = (await server.OpenedStreams.GetStreamInfoAsync(stream, cancellationToken).ConfigureAwait(false)).State.LastSeq;
        foreach (var ahead in consumers.Where(consumer => consumer.Delivered.StreamSeq > last))
        {
            logger.NumberedAnew(stream, ahead.Name, ahead.Delivered.StreamSeq, last);
            await server.OpenedStreams.DeleteConsumerAsync(stream, ahead.Name, cancellationToken).ConfigureAwait(false);
            var wanted = layout.ConsumersOf(stream).Single(consumer => consumer.Name == ahead.Name);
            await server.OpenedStreams.CreateConsumerAsync(stream, wanted, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// What is at the beginning of the stream although its lane has been told that it is settled is given out to nobody any more. Should it be one that was never
    /// handled after all, it is not lost when it is put in again; what was done is known.
    /// </summary>
    private async Task PutInAgainAsync(Dictionary<string, ConsumerInfo> lanes, CancellationToken cancellationToken)
    {
        var count = 0;
        var scan = await StreamScan.BeginAsync(server.OpenedStreams, layout.InStream, cancellationToken).ConfigureAwait(false);
        await foreach (var message in scan.ForwardsAsync(0, cancellationToken).ConfigureAwait(false))
        {
            if (count == Most || !lanes.TryGetValue(message.Subject, out var lane) || message.Sequence > lane.AckFloor.StreamSeq)
            {
                break;
            }

            var answer = await server.OpenedStreams.PublishAsync(
                message.Subject,
                message.Body,
                NatsRawSerializer<byte[]>.Default,
                new NatsJSPubOpts { MsgId = layout.IdOf(string.Create(CultureInfo.InvariantCulture, $"again:{message.Sequence}")), ExpectedStream = layout.InStream },
                message.Envelope.ToHeaders(),
                cancellationToken).ConfigureAwait(false);
            if (answer.Error is not null)
            {
                // There is no room now.
                break;
            }

            await server.OpenedStreams.EraseMessageAsync(layout.InStream, message.Sequence, cancellationToken).ConfigureAwait(false);
            count++;
        }

        if (count > 0)
        {
            logger.PutInAgain(layout.InStream, count);
        }
    }

    /// <summary>
    /// The numbers of what the consumer says is settled are no proof here, where all is given out again and again; the claims are. A few are looked at each time,
    /// in turn: many may wait rightly.
    /// </summary>
    private async Task MendRetriesAsync(CancellationToken cancellationToken)
    {
        var scan = await StreamScan.BeginAsync(server.OpenedStreams, layout.RetryStream, cancellationToken).ConfigureAwait(false);
        var (from, count) = (nextRetry, 0);
        nextRetry = 0;
        await foreach (var message in scan.ForwardsAsync(from, cancellationToken).ConfigureAwait(false))
        {
            if (count++ == MostRetries)
            {
                nextRetry = message.Sequence;
                break;
            }

            if (message.Envelope.Call is { } failed && failed.ToCall(failed.Attempts + 1) is { } call
                && (await server.Claims.ReadAsync(call.Key, cancellationToken).ConfigureAwait(false)).State is { } state && state.IsOver(call.Attempt))
            {
                await server.OpenedStreams.EraseMessageAsync(layout.RetryStream, message.Sequence, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Who requeued a dead letter may have been killed before its call was stored: it would be neither called nor dead, and its line would wait for it. A few
    /// letters are looked at each time, in turn.
    /// </summary>
    private async Task EndRequeuesAsync(CancellationToken cancellationToken)
    {
        var scan = await StreamScan.BeginAsync(server.OpenedStreams, layout.DeadStream, cancellationToken).ConfigureAwait(false);
        var (from, count) = (nextLetter, 0);
        nextLetter = 0;
        await foreach (var letter in scan.ForwardsAsync(from, cancellationToken).ConfigureAwait(false))
        {
            if (count++ == MostLetters)
            {
                nextLetter = letter.Sequence;
                break;
            }

            if (letter.Envelope.Call?.ToCall(1) is { } call
                && (await server.Claims.ReadAsync(call.Key, cancellationToken).ConfigureAwait(false)).State is ClaimState.Retrying)
            {
                await DeadLetters.EndRequeueAsync(server.OpenedStreams, layout, letter, time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
