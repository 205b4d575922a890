using System.Collections.Immutable;
using System.Text;

namespace TwitterEvents.Testing;

/// <content>Answers that are none, and answers that have no end.</content>
public sealed partial record FakeXAnswer
{
    private const string ListStart = """{"data":[{"id":"1","url":"https://bot.example.com/webhooks/twitter","valid":true}""";

    /// <summary>200, a list of webhooks with half a surrogate pair in a text: <c>\ud800</c>.</summary>
    public static FakeXAnswer LoneSurrogate => new(200) { Body = """{"data":[{"id":"1","url":"https://bot.example.com/\ud800","valid":true}]}""" };

    /// <summary>200, a list of webhooks with a byte in a text that is no UTF-8.</summary>
    public static FakeXAnswer InvalidUtf8 => new(200)
    {
        Write = (stream, cancellationToken) =>
            stream.WriteAsync((byte[])[.. """{"data":[{"id":"1","url":"https://bot.example.com/"""u8, 0xff, .. "\",\"valid\":true}]}"u8], cancellationToken).AsTask(),
    };

    /// <summary>200 that says gzip, and breaks off like a torn archive.</summary>
    public static FakeXAnswer BrokenGzip => new(200)
    {
        Headers = ImmutableDictionary<string, string>.Empty.Add("content-encoding", "gzip"),
        Write = (stream, cancellationToken) => stream.WriteAsync((byte[])[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xab, 0x56], cancellationToken).AsTask(),
    };

    /// <summary>403 with the HTML page of a proxy on the way: not X at all.</summary>
    public static FakeXAnswer ProxyPage => new(403)
    {
        Body = "<!DOCTYPE html><html><head><title>Access denied</title></head><body><h1>The proxy does not let this through.</h1></body></html>",
        ContentType = "text/html; charset=utf-8",
    };

    /// <summary>200, a list of webhooks that does not end; until whoever asked hangs up.</summary>
    public static FakeXAnswer Endless => new(200) { Write = (stream, cancellationToken) => WriteListAsync(stream, long.MaxValue, cancellationToken) };

    /// <summary>200, a list of webhooks of this size.</summary>
    /// <param name="bytes">How long, at least.</param>
    public static FakeXAnswer ListOf(long bytes) => new(200) { Write = (stream, cancellationToken) => WriteListAsync(stream, bytes, cancellationToken) };

    private static async Task WriteListAsync(Stream stream, long bytes, CancellationToken cancellationToken)
    {
        var items = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(ListStart[ListStart.IndexOf('[', StringComparison.Ordinal)..].Replace('[', ','), 500)));
        await stream.WriteAsync(Encoding.ASCII.GetBytes(ListStart), cancellationToken);
        for (long written = ListStart.Length; written < bytes; written += items.Length)
        {
            await stream.WriteAsync(items, cancellationToken);
        }

        await stream.WriteAsync("]}"u8.ToArray(), cancellationToken);
    }
}
