using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TwitterEvents.Deliveries;
using TwitterEvents.Reading;

namespace TwitterEvents.Redelivery;

/// <summary>
/// What makes an event the same event when X sends it again: app, user, key and kind on the wire, and the event's own id. An event without
/// an id is never guessed to be another: it is known by the bytes of its delivery and its place in it. Kept as a hash, so that what X
/// writes into an id costs no memory.
/// </summary>
internal readonly record struct RedeliveryKey(ulong High, ulong Low)
{
    // Changes when the text that is hashed does. Nothing in that is a name of C#.
    private const string Scheme = "3";

    private const int StackLimit = 512;

    /// <param name="e">The event.</param>
    /// <param name="app">The app it was delivered to.</param>
    /// <param name="delivery">Its delivery.</param>
    /// <param name="index">Its number among all items of the delivery.</param>
    /// <param name="ordinal">How many of that name on the wire come before it that the same id of the sender's brought.</param>
    public static RedeliveryKey Of(TwitterEvent e, string? app, DeliveryName delivery, int index, int ordinal = 0) =>
        e.Identity is { } id ? Hash(Scheme, app, e.ForUserId, e.WireName, e.Kind.Discriminator, "id", id) : OfUnknown(e, app, delivery, index, ordinal);

    /// <summary>
    /// The key that a version knows the event by which has no schema of its kind; null if it is the same. Only the same bytes have it again.
    /// </summary>
    public static RedeliveryKey? FormerOf(TwitterEvent e, string? app, DeliveryName delivery, int index, int ordinal = 0) =>
        e.Identity is null ? null : OfUnknown(e, app, delivery, index, ordinal);

    /// <summary>An action, whichever event tells of it.</summary>
    public static RedeliveryKey OfAction(string? app, string? forUserId, string id) => Hash(Scheme, app, forUserId, "action", id);

    /// <summary>One of several actions that an event tells of, and that have no name.</summary>
    public RedeliveryKey Part(int index) => Hash(Scheme, $"{High:x16}{Low:x16}", "part", index.ToString(CultureInfo.InvariantCulture));

    /// <summary>What a handler that keeps strict order has of one user: its calls in this line come one after another.</summary>
    public static RedeliveryKey OfLine(string? app, string forUserId, string handler) => Hash(Scheme, app, forUserId, "line", handler);

    public static RedeliveryKey OfMalformed(string? app, DeliveryName delivery) => Hash(Scheme, app, null, "", null, "malformed", Place(delivery, 0));

    private static RedeliveryKey OfUnknown(TwitterEvent e, string? app, DeliveryName delivery, int index, int ordinal) => e.SentId is { } sent
        ? Hash(Scheme, app, e.ForUserId, e.WireName, "sent", sent, ordinal.ToString(CultureInfo.InvariantCulture))
        : Hash(Scheme, app, e.ForUserId, e.WireName, "delivery", Place(delivery, index));

    private static string Place(DeliveryName delivery, int index) => $"{Convert.ToHexStringLower(delivery.Digest)}/{index}";

    /// <summary>Each part with its length, so that no two lists of parts have the same text.</summary>
    private static RedeliveryKey Hash(params ReadOnlySpan<string?> parts)
    {
        var length = 0;
        foreach (var part in parts)
        {
            length += sizeof(int) + Encoding.UTF8.GetMaxByteCount(part?.Length ?? 0);
        }

        var buffer = length <= StackLimit ? stackalloc byte[StackLimit] : new byte[length];
        var end = 0;
        foreach (var part in parts)
        {
            var written = Encoding.UTF8.GetBytes(part, buffer[(end + sizeof(int))..]);
            BinaryPrimitives.WriteInt32LittleEndian(buffer[end..], part is null ? -1 : written);
            end += sizeof(int) + written;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer[..end], hash);
        return new RedeliveryKey(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[sizeof(ulong)..]));
    }
}
