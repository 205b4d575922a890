using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>
/// What a stranger sends writes no Error into any category's log, and no Warning each time: sent five times, no line stands twice.
/// </summary>
public sealed class StrangerLogTests
{
    private const int Times = 5;

    private static readonly TimeSpan BodyTimeLimit = TimeSpan.FromSeconds(10);

    private static readonly string Forgery = $"{Signed.Header}: {Signed.Mac("x", "forger")}";

    private static readonly Dictionary<string, byte[]> Requests = new()
    {
        ["forged"] = [.. RawConnection.PostHead(2, Forgery), .. "{}"u8],
        ["no signature"] = [.. RawConnection.PostHead(2), .. "{}"u8],
        ["no signature, body not sent whole"] = [.. RawConnection.PostHead(200_000), .. new byte[100_000]],
        ["signature twice"] = [.. RawConnection.PostHead(2, Forgery, Forgery), .. "{}"u8],
        ["a signature with a line break in another header"] = RawConnection.PostHead(0, "x-a: b\r\n c", Forgery),
        ["declared too large"] = RawConnection.PostHead(50_000_000, Forgery),
        ["declared negative"] = RawConnection.PostHead(-1, Forgery),
        ["chunked too large"] = [.. RawConnection.ChunkedPostHead(Forgery), .. RawConnection.Chunk(new byte[1_048_577])],
        ["bad chunk length"] = [.. RawConnection.ChunkedPostHead(Forgery), .. "zz\r\n"u8],
        ["bad chunk end"] = [.. RawConnection.ChunkedPostHead(Forgery), .. "1\r\n{xx"u8],
        ["chunk length over 32 bits"] = [.. RawConnection.ChunkedPostHead(Forgery), .. "fffffffff\r\n"u8],
        ["bad trailer"] = [.. RawConnection.ChunkedPostHead(Forgery), .. "0\r\nx\r\n\r\n"u8],
        ["length and chunks"] = [.. RawConnection.ChunkedPostHead(Forgery, "Content-Length: 5"), .. RawConnection.LastChunk()],
        ["expects 100, forged"] = [.. RawConnection.PostHead(2, Forgery, "Expect: 100-continue"), .. "{}"u8],
        ["expects 100, no signature"] = RawConnection.PostHead(2, "Expect: 100-continue"),
        ["expects something else"] = RawConnection.PostHead(2, Forgery, "Expect: 200-ok"),
        ["huge header"] = RawConnection.PostHead(2, Forgery, $"x-a: {new string('a', 100_000)}"),
        ["many headers"] = RawConnection.PostHead(2, [.. Enumerable.Range(0, 200).Select(i => $"x-{i}: a")]),
        ["huge request line"] = Ascii($"GET {Signed.Path}?crc_token={new string('a', 100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        ["no HTTP"] = Ascii("\u0016\u0003\u0001 hello\r\n\r\n"),
        ["another version"] = Ascii($"GET {Signed.Path} HTTP/3.7\r\nHost: localhost\r\n\r\n"),
        ["no host"] = Ascii($"GET {Signed.Path} HTTP/1.1\r\nConnection: close\r\n\r\n"),
        ["HEAD"] = Request("HEAD"),
        ["PUT"] = Request("PUT", "Content-Length: 3\r\n", "abc"),
        ["a method in another case"] = Request("pOsT", "Content-Length: 3\r\n", "abc"),
        ["a method nobody knows"] = Request("BREW"),
        ["TRACE"] = Request("TRACE"),
        ["CONNECT"] = Ascii("CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\nConnection: close\r\n\r\n"),
        ["GET with a body not sent whole"] = Request("GET", "Content-Length: 300000\r\n", new string('x', 200_000)),
        ["no token"] = Request("GET"),
        ["token with text of others"] = Ascii($"GET {Signed.Path}?crc_token=%7b%0a%1b%5b31m HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
        ["token broken"] = Ascii($"GET {Signed.Path}?crc_token=%ff%&&&=%c0 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
        ["path broken"] = Ascii($"GET {Signed.Path}%00%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
        ["upgrade"] = RawConnection.PostHead(0, Forgery, "Upgrade: websocket"),
        ["HTTP/2 without asking"] = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, 0, 0, 0, 4, 0, 0, 0, 0, 0],
    };

    public static TheoryData<string> Names => [.. Requests.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Sent_and_answered(string name)
    {
        var host = await ReceiverHost.StartAsync();
        for (var i = 0; i < Times; i++)
        {
            using var connection = await RawConnection.OpenAsync(host.Address);
            await connection.SendAsync(Requests[name]);
            connection.EndSending();
            await connection.ReadUntilClosedAsync();
        }

        await AssertQuietAsync(host);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Sent_and_hung_up(string name)
    {
        var host = await ReceiverHost.StartAsync();
        for (var i = 0; i < Times; i++)
        {
            using var connection = await RawConnection.OpenAsync(host.Address);
            await connection.SendAsync(Requests[name]);
            connection.Abort();
        }

        using var after = await host.GetAsync($"{Signed.Path}?crc_token=abc");
        await AssertQuietAsync(host);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    public async Task Bodies_that_are_too_slow(int sent)
    {
        var time = new SignalingTime();
        var host = await ReceiverHost.StartAsync(time: time);
        var slow = new List<RawConnection>();
        for (var i = 0; i < Times; i++)
        {
            var connection = await RawConnection.OpenAsync(host.Address);
            await connection.SendAsync([.. RawConnection.PostHead(200_000, Forgery), .. new byte[sent]]);
            await time.UntilSomebodyWaitsAsync(BodyTimeLimit);
            slow.Add(connection);
        }

        time.Advance(BodyTimeLimit);
        foreach (var connection in slow)
        {
            Assert.StartsWith("HTTP/1.1 408", await connection.ReadHeadAsync(), StringComparison.Ordinal);
            connection.Dispose();
        }

        Assert.Equal(Times, host.Rejected("body_too_slow"));
        await AssertQuietAsync(host);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Packed_bodies_that_are_no_such_thing(string encoding)
    {
        var host = await ReceiverHost.StartAsync(
            build: builder => builder.Services.AddRequestDecompression(),
            pipeline: app =>
            {
                app.UseRequestDecompression();
                app.MapTwitterEvents(Signed.Path);
            });
        var garbage = Encoding.ASCII.GetBytes(new string('%', 1_000));
        for (var i = 0; i < Times; i++)
        {
            var answer = await host.SendRawAsync(RawConnection.PostHead(1_000, Forgery, $"Content-Encoding: {encoding}"), garbage);
            Assert.StartsWith("HTTP/1.1 401", answer, StringComparison.Ordinal);
        }

        await AssertQuietAsync(host);
    }

    [Theory]
    [InlineData("forged")]
    [InlineData("too large")]
    [InlineData("reset")]
    public async Task Over_HTTP_2(string what)
    {
        var host = await ReceiverHost.StartAsync(build: builder => builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2)));
        for (var i = 0; i < Times; i++)
        {
            using var content = new BrokenContent(what == "too large" ? 1_048_577 : 20_000, breaks: what == "reset");
            using var request = new HttpRequestMessage(HttpMethod.Post, Signed.Path)
            {
                Content = content,
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            request.Headers.Add(Signed.Header, Signed.Mac("x", "forger"));
            try
            {
                using var response = await host.SendAsync(request);
                Assert.Equal(what == "too large" ? HttpStatusCode.RequestEntityTooLarge : HttpStatusCode.Unauthorized, response.StatusCode);
            }
            catch (HttpRequestException) when (what != "forged")
            {
                // The stream ended before the body did.
            }
        }

        await AssertQuietAsync(host);
    }

    /// <summary>Stops the host first, so that all is logged.</summary>
    private static async Task AssertQuietAsync(ReceiverHost host)
    {
        await host.DisposeAsync();
        Assert.DoesNotContain(host.Logs.Lines, line => line.Level >= LogLevel.Error);
        var warnings = host.Logs.Lines.Where(line => line.Level == LogLevel.Warning).ToList();
        Assert.All(warnings, line => Assert.StartsWith("TwitterEvents", line.Category, StringComparison.Ordinal));
        Assert.All(warnings.CountBy(line => line.Text), lines => Assert.Equal(1, lines.Value));
    }

    private static byte[] Request(string method, string headers = "", string body = "") =>
        Ascii($"{method} {Signed.Path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n{body}");

    private static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);

    private sealed class BrokenContent(int length, bool breaks) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(new byte[length]);
            await stream.FlushAsync();
            if (breaks)
            {
                throw new IOException("Enough.");
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return !breaks;
        }
    }
}
