using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NATS.Client.Core;
using NATS.Client.KeyValueStore;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>The bucket of claims: each is changed only from the revision that was read.</summary>
internal sealed class Claims(INatsKVStore store)
{
    /// <summary>How the text of a call's key is written.</summary>
    public static string NameOf(InboxKey key) => string.Create(CultureInfo.InvariantCulture, $"{key.High:x16}{key.Low:x16}");

    public static InboxKey? KeyOf(string name) =>
        name.Length == 32
        && ulong.TryParse(name[..16], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var high)
        && ulong.TryParse(name[16..], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var low)
            ? new InboxKey(high, low)
            : null;

    /// <summary>How a call stands, and at which revision; null at 0 if nothing is known of it.</summary>
    public async ValueTask<(ClaimState? State, ulong Revision)> ReadAsync(InboxKey key, CancellationToken cancellationToken)
    {
        var result = await store.TryGetEntryAsync(NameOf(key), serializer: NatsUtf8PrimitivesSerializer<string>.Default, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        if (result.Success)
        {
            return (ClaimState.Parse(result.Value.Value ?? ""), result.Value.Revision);
        }

        return result.Error switch
        {
            NatsKVKeyNotFoundException => (null, 0),
            NatsKVKeyDeletedException deleted => (null, deleted.Revision),
            _ => throw result.Error,
        };
    }

    /// <returns>The new revision; null if it was changed meanwhile.</returns>
    public async ValueTask<ulong?> TryWriteAsync(InboxKey key, ClaimState state, ulong revision, CancellationToken cancellationToken)
    {
        var text = state.ToText();
        var result = await store.TryUpdateAsync(NameOf(key), text, revision, NatsUtf8PrimitivesSerializer<string>.Default, cancellationToken).ConfigureAwait(false);
        if (result.Success)
        {
            return result.Value;
        }

        if (!IsOutrun(result.Error))
        {
            throw result.Error;
        }

        // An answer that did not come may have been a yes.
        var (there, at) = await ReadAsync(key, cancellationToken).ConfigureAwait(false);
        return there == state && at > revision ? at : null;
    }

    private static bool IsOutrun([NotNullWhen(true)] Exception? error) => error is NatsKVWrongLastRevisionException or NatsKVCreateException;
}
