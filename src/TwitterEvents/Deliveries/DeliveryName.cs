using System.Security.Cryptography;

namespace TwitterEvents.Deliveries;

/// <summary>The id of a delivery, made from its content when somebody first asks for it.</summary>
internal sealed class DeliveryName(ReadOnlyMemory<byte> body)
{
    private const int ShownBytes = 16;

    private ReadOnlyMemory<byte> body = body;
    private byte[]? digest;

    public string Value => field ??= Convert.ToHexStringLower(Digest[..ShownBytes]);

    /// <summary>SHA-256 of the body.</summary>
    public ReadOnlySpan<byte> Digest
    {
        get
        {
            lock (this)
            {
                if (digest is null)
                {
                    // A log scope may be kept for long by what a handler starts: it keeps the name, and no longer the body.
                    digest = SHA256.HashData(body.Span);
                    body = default;
                }

                return digest;
            }
        }
    }
}
