using System.Buffers;

namespace TwitterEvents.Signing;

/// <summary>
/// What may be signed as a CRC token. CRC answers and bodies are signed with the same key, so signing any text would let a stranger have
/// a forged body signed. X sends base64; no text of these characters is a JSON object, and no other body is accepted.
/// </summary>
internal static class CrcToken
{
    public const int MaxLength = 512;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-.~ ");

    public static bool IsTokenShaped(string token) => token.Length is > 0 and <= MaxLength && IndexOfDisallowed(token) < 0;

    public static int IndexOfDisallowed(string token) => token.AsSpan().IndexOfAnyExcept(Allowed);
}
