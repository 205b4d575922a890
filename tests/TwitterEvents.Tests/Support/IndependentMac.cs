using System.Security.Cryptography;
using System.Text;

namespace TwitterEvents.Tests;

/// <summary>A second HMAC, so that a mistake in the library's cannot hide. It is written out from RFC 2104 over SHA-256.</summary>
internal static class IndependentMac
{
    private const int BlockBytes = 64;

    public static string Create(ReadOnlySpan<byte> message, string secret)
    {
        var key = Encoding.UTF8.GetBytes(secret);
        if (key.Length > BlockBytes)
        {
            key = SHA256.HashData(key);
        }

        Array.Resize(ref key, BlockBytes);
        var inner = SHA256.HashData([.. key.Select(b => (byte)(b ^ 0x36)), .. message]);
        var outer = SHA256.HashData([.. key.Select(b => (byte)(b ^ 0x5C)), .. inner]);
        return "sha256=" + Convert.ToBase64String(outer);
    }
}
