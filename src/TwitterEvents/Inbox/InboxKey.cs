using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using TwitterEvents.Redelivery;

namespace TwitterEvents.Inbox;

/// <summary>
/// What one handler's call on one event is known by, in every process and after every restart: a hash of app, user, key and kind on the wire, the
/// event's own id, and the handler's name.
/// </summary>
/// <param name="High">The first eight bytes.</param>
/// <param name="Low">The last eight bytes.</param>
public readonly record struct InboxKey(ulong High, ulong Low)
{
    /// <summary>How many bytes it has.</summary>
    public const int Length = 16;

    /// <summary>Its bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(sizeof(ulong)), Low);
        return bytes;
    }

    /// <summary>The key that has these bytes.</summary>
    /// <param name="bytes">16 bytes.</param>
    public static InboxKey Of(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[sizeof(ulong)..]));

    internal static InboxKey OfLine(string? app, string userId, string handler)
    {
        var line = RedeliveryKey.OfLine(app, userId, handler);
        return new InboxKey(line.High, line.Low);
    }

    internal static InboxKey Of(RedeliveryKey e, string handler)
    {
        Span<byte> text = stackalloc byte[512];
        text = Encoding.UTF8.GetByteCount(handler) <= text.Length - Length ? text : new byte[Length + Encoding.UTF8.GetByteCount(handler)];
        BinaryPrimitives.WriteUInt64BigEndian(text, e.High);
        BinaryPrimitives.WriteUInt64BigEndian(text[sizeof(ulong)..], e.Low);
        var end = Length + Encoding.UTF8.GetBytes(handler, text[Length..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text[..end], hash);
        return Of(hash);
    }
}
