using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace TwitterEvents.Signing;

/// <summary>A secret as X uses it: the key, as UTF-8, of HMAC-SHA256. CRC answers and signatures of bodies both come from here.</summary>
internal sealed class SigningKey
{
    public const int MacBytes = HMACSHA256.HashSizeInBytes;
    public const string Prefix = "sha256=";

    private readonly byte[] key;

    /// <summary>One that nobody uses at this moment: to make one costs more than to sign a small body.</summary>
    private IncrementalHash? spare;

    public SigningKey(string secret)
    {
        ArgumentException.ThrowIfNullOrEmpty(secret);
        key = Encoding.UTF8.GetBytes(secret);
    }

    public void Sign(ReadOnlySpan<byte> message, Span<byte> mac)
    {
        var hash = Take();
        hash.AppendData(message);
        Finish(hash, mac);
    }

    public void Sign(in ReadOnlySequence<byte> message, Span<byte> mac)
    {
        var hash = Take();
        foreach (var part in message)
        {
            hash.AppendData(part.Span);
        }

        Finish(hash, mac);
    }

    /// <summary>The MAC as X writes it: <c>sha256=</c> and standard base64 with padding.</summary>
    public string SignToText(ReadOnlySpan<byte> message)
    {
        Span<byte> mac = stackalloc byte[MacBytes];
        Sign(message, mac);
        return Prefix + Convert.ToBase64String(mac);
    }

    private IncrementalHash Take() => Interlocked.Exchange(ref spare, null) ?? IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);

    private void Finish(IncrementalHash hash, Span<byte> mac)
    {
        hash.GetHashAndReset(mac);
        Interlocked.Exchange(ref spare, hash)?.Dispose();
    }
}
