using System.Runtime.CompilerServices;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace TwitterEvents.Nats;

/// <summary>
/// Reads what is in a stream beside its consumers, and takes nothing. It asks for any subject: after a server was killed, 2.9 does not find every message by its
/// own.
/// </summary>
/// <param name="context">The server.</param>
/// <param name="stream">The stream.</param>
/// <param name="info">What it was, and held, when it was asked.</param>
internal sealed class StreamScan(NatsJSContext context, string stream, StreamInfo info)
{
    /// <summary>How many numbers it goes back at a time: messages can only be asked for forwards.</summary>
    private const ulong Window = 500;

    public StreamState State => info.State;

    /// <summary>How many servers keep it.</summary>
    public int Replicas => info.Config.NumReplicas;

    public static async ValueTask<StreamScan> BeginAsync(NatsJSContext context, string stream, CancellationToken cancellationToken) =>
        new(context, stream, await context.GetStreamInfoAsync(stream, cancellationToken).ConfigureAwait(false));

    /// <summary>The message of a number; null if it is gone.</summary>
    public ValueTask<StoredMessage?> FindAsync(ulong sequence, CancellationToken cancellationToken) =>
        context.ReadMessageAsync(stream, new StreamMsgGetRequest { Seq = sequence }, cancellationToken);

    /// <summary>All from a number on.</summary>
    public async IAsyncEnumerable<StoredMessage> ForwardsAsync(ulong from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = Math.Max(from, State.FirstSeq);
        while (await context.ReadMessageAsync(stream, new StreamMsgGetRequest { Seq = next, NextBySubj = ">" }, cancellationToken).ConfigureAwait(false) is { } message)
        {
            yield return message;
            next = message.Sequence + 1;
        }
    }

    /// <summary>All from a number back.</summary>
    public async IAsyncEnumerable<StoredMessage> BackwardsAsync(ulong from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = Math.Min(from, State.LastSeq);
        while (last >= State.FirstSeq && last > 0)
        {
            var first = last > Window ? Math.Max(State.FirstSeq, last - Window + 1) : Math.Max(State.FirstSeq, 1);
            List<StoredMessage> page = [];
            await foreach (var message in ForwardsAsync(first, cancellationToken).ConfigureAwait(false))
            {
                if (message.Sequence > last)
                {
                    break;
                }

                page.Add(message);
            }

            for (var i = page.Count - 1; i >= 0; i--)
            {
                yield return page[i];
            }

            if (first <= 1)
            {
                break;
            }

            last = first - 1;
        }
    }
}
