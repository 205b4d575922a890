using System.Security.Cryptography;

namespace TwitterEvents.Inbox;

/// <summary>The id of a delivery, made from its content when somebody first asks for it.</summary>
internal sealed class DeliveryName(ReadOnlyMemory<byte> body)
{
    private const int ShownBytes = 16;

    private byte[]? digest;

    public string Value => field ??= Convert.ToHexStringLower(Digest[..ShownBytes]);

    /// <summary>SHA-256 of the body.</summary>
    public ReadOnlySpan<byte> Digest => digest ??= SHA256.HashData(body.Span);
}
