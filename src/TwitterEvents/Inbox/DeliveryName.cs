using System.Security.Cryptography;

namespace TwitterEvents.Inbox;

/// <summary>The id of a delivery, made from its content when somebody first asks for it.</summary>
internal sealed class DeliveryName(ReadOnlyMemory<byte> body)
{
    private const int Bytes = 16;

    public string Value => field ??= Create();

    private string Create()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body.Span, hash);
        return Convert.ToHexStringLower(hash[..Bytes]);
    }
}
