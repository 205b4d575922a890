using System.Security.Cryptography;
using TwitterEvents.Reading;

namespace TwitterEvents.Inbox;

/// <summary>
/// What makes an event the same event when X sends it again. X gives many events no id, so one without is known by the hash of its text.
/// </summary>
internal sealed record EventKey(string? App, string? ForUserId, EventKind Kind, string WireName, string Identity)
{
    public static EventKey Of(TwitterEvent e, ReadOnlyMemory<byte> rawEvent, string? app) =>
        new(app, e.ForUserId, e.Kind, e.WireName, e.Identity ?? Hash(rawEvent.Span));

    public static EventKey OfMalformed(ReadOnlyMemory<byte> body, string? app) =>
        new(app, null, IncomingEvent.MalformedKind, "", Hash(body.Span));

    private static string Hash(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return "#" + Convert.ToHexStringLower(hash);
    }
}
