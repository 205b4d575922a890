using System.Globalization;
using System.Text;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>The bucket of claims: each is changed only from the revision that was read.</summary>
/// <remarks>
/// A cluster of 2.9 compares a revision before its servers agree on what is written: two that write in the same moment may both be told yes. Then a call runs
/// twice; none is lost, for what is stored is stored before its claim says so.
/// </remarks>
/// <param name="context">The server.</param>
/// <param name="layout">Where they are.</param>
internal sealed class Claims(NatsJSContext context, Layout layout)
{
    /// <summary>How the text of a call's key is written.</summary>
    public static string NameOf(InboxKey key) => string.Create(CultureInfo.InvariantCulture, $"{key.High:x16}{key.Low:x16}");

    public static InboxKey? KeyOf(string? name) =>
        name?.Length == 32
        && ulong.TryParse(name[..16], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var high)
        && ulong.TryParse(name[16..], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var low)
            ? new InboxKey(high, low)
            : null;

    /// <summary>
    /// How a call stands, and at which revision; null at 0 if nothing is known of it. Who leads the stream says so: a replica may be behind, and who only reads
    /// does not find that out.
    /// </summary>
    public async ValueTask<(ClaimState? State, ulong Revision)> ReadAsync(InboxKey key, CancellationToken cancellationToken)
    {
        var last = new StreamMsgGetRequest { LastBySubj = layout.ClaimSubject(NameOf(key)) };
        return await context.FindLatestAsync(layout.ClaimsStream, last, cancellationToken).ConfigureAwait(false) is var (body, sequence)
            ? (ClaimState.Parse(Encoding.UTF8.GetString(body)), sequence)
            : (null, 0);
    }

    /// <returns>The new revision; null if it was changed meanwhile.</returns>
    public async ValueTask<ulong?> TryWriteAsync(InboxKey key, ClaimState state, ulong revision, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(state.ToText());
        if (await context.TryReplaceAsync(layout.ClaimsStream, layout.ClaimSubject(NameOf(key)), body, revision, cancellationToken).ConfigureAwait(false) is { } written)
        {
            return written;
        }

        // An answer that did not come may have been a yes.
        var (there, at) = await ReadAsync(key, cancellationToken).ConfigureAwait(false);
        if (at == 0 && revision > 0)
        {
            // The bucket was made anew, and nobody else has claimed it since.
            return await context.TryReplaceAsync(layout.ClaimsStream, layout.ClaimSubject(NameOf(key)), body, 0, cancellationToken).ConfigureAwait(false);
        }

        return there == state && at > revision ? at : null;
    }
}
