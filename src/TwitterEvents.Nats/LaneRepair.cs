using System.Globalization;
using Microsoft.Extensions.Logging;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace TwitterEvents.Nats;

/// <summary>
/// Puts right what a server that was killed leaves behind. It writes down what is in a stream and how far a consumer is one after the other, and 2.9 does not
/// compare them when it starts again: a lane may wait for ever for the end of a message that is not there any more, and a message whose end was heard may
/// still lie there.
/// </summary>
internal sealed class LaneRepair(Server server, Layout layout, ILogger logger)
{
    /// <summary>How many of what was left are erased at a time.</summary>
    private const int Most = 1_000;

    private INatsConnection Connection => server.OpenedStreams.Connection;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var lanes = new Dictionary<string, ConsumerInfo>(StringComparer.Ordinal);
        await foreach (var lane in server.OpenedStreams.ListConsumersAsync(layout.InStream, cancellationToken).ConfigureAwait(false))
        {
            lanes[lane.Info.Config.FilterSubject ?? ""] = lane.Info;
            if (await IsStuckAsync(lane.Info, cancellationToken).ConfigureAwait(false))
            {
                await FreeAsync(lane.Info, cancellationToken).ConfigureAwait(false);
            }
        }

        await EraseAsync(layout.InStream, message => lanes.GetValueOrDefault(message.Subject)?.AckFloor.StreamSeq ?? 0, cancellationToken).ConfigureAwait(false);
        var retries = (await server.OpenedStreams.GetConsumerAsync(layout.RetryStream, Layout.RetryConsumer, cancellationToken).ConfigureAwait(false)).Info;
        await EraseAsync(layout.RetryStream, _ => retries.AckFloor.StreamSeq, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One message at a time is in work in a lane, so that it is the one that was given out last.</summary>
    private async ValueTask<bool> IsStuckAsync(ConsumerInfo lane, CancellationToken cancellationToken)
    {
        if (lane.NumAckPending == 0)
        {
            return false;
        }

        var stream = await server.OpenedStreams.GetStreamAsync(layout.InStream, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (await new StreamScan(stream).FindAsync(lane.Delivered.StreamSeq, cancellationToken).ConfigureAwait(false) is not null)
        {
            return false;
        }

        // It may have ended between the two questions.
        var again = (await server.OpenedStreams.GetConsumerAsync(layout.InStream, lane.Name, cancellationToken).ConfigureAwait(false)).Info;
        return again.NumAckPending > 0 && again.Delivered.StreamSeq == lane.Delivered.StreamSeq;
    }

    /// <summary>Says its end once more, as whoever had it would.</summary>
    private async ValueTask FreeAsync(ConsumerInfo lane, CancellationToken cancellationToken)
    {
        logger.LaneFreed(layout.InStream, lane.Name, lane.Delivered.StreamSeq);
        var subject = string.Create(
            CultureInfo.InvariantCulture, $"$JS.ACK.{layout.InStream}.{lane.Name}.1.{lane.Delivered.StreamSeq}.{lane.Delivered.ConsumerSeq}.0.0");
        await Connection.PublishAsync(subject, "+ACK", serializer: NatsUtf8PrimitivesSerializer<string>.Default, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What was ended and lies at the beginning of a stream is erased.</summary>
    private async ValueTask EraseAsync(string name, Func<StoredMessage, ulong> endedUpTo, CancellationToken cancellationToken)
    {
        var scan = new StreamScan(await server.OpenedStreams.GetStreamAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false));
        var erased = 0;
        await foreach (var message in scan.ForwardsAsync(0, cancellationToken).ConfigureAwait(false))
        {
            if (message.Sequence > endedUpTo(message) || erased == Most)
            {
                break;
            }

            erased++;
            await server.OpenedStreams.DeleteMessageAsync(name, new StreamMsgDeleteRequest { Seq = message.Sequence }, cancellationToken).ConfigureAwait(false);
        }

        if (erased > 0)
        {
            logger.LeftErased(name, erased);
        }
    }
}
