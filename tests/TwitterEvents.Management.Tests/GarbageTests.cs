using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Kind = TwitterEvents.Management.TwitterErrorKind;

namespace TwitterEvents.Management.Tests;

/// <summary>Whatever bytes come for an answer, the caller gets one typed error, and no more than 4 MB are kept of them.</summary>
public sealed class GarbageTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Unreadable
    {
        get
        {
            string[] bodies =
            [
                """{"data":[{"id":"\ud800","url":"u"}]}""",
                """{"data":[{"id":"7","url":"u","note":"\udc00 alone"}]}""",
                """{"\ud800":1,"data":[]}""",
                "{\"data\":[{\"id\":\"7\",\"url\":\"\u00ff\u00fe\"}]}",
                new string('[', 10_000),
                "{\"data\":[]} trailing",
                "\u001f\u008b\u0008",
            ];
            var data = new TheoryData<string, string>();
            foreach (var call in EveryCall.All)
            {
                foreach (var body in bodies)
                {
                    data.Add(call, body);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Packings => ["gzip", "deflate", "br"];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task JSON_that_cannot_be_read_is_not_understood(string call, string body)
    {
        var said = new ScriptedServer.Answer(200) { Bytes = Encoding.Latin1.GetBytes(body) };

        var error = await FailAsync(_ => said, call);

        Assert.Equal(Kind.NotUnderstood, error.Kind);
    }

    [Theory]
    [InlineData(403, Kind.Forbidden)]
    [InlineData(429, Kind.RateLimited)]
    public async Task A_refusal_whose_text_cannot_be_read_is_told_by_its_status(int status, TwitterErrorKind kind)
    {
        var error = await FailAsync(_ => new(status, """{"errors":[{"code":261,"message":"\ud800"}]}""", ("Retry-After", "86400")), "delete");

        Assert.Equal((kind, ""), (error.Kind, error.Message));
    }

    [Theory]
    [MemberData(nameof(Packings))]
    public async Task A_body_that_cannot_be_unpacked_is_not_understood_and_not_asked_for_again(string packing)
    {
        await using var server = await ScriptedServer.StartAsync(_ => new(200, "", ("Content-Encoding", packing)) { Bytes = [0x1f, 0x8b, 8, 0, 1, 2, 3, 255, 254, 253, 0, 9] });
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var error = await EveryCall.FailAsync(client.X, "list");

        Assert.Equal(Kind.NotUnderstood, error.Kind);
        Assert.Single(server.Requests);
    }

    [Theory]
    [MemberData(nameof(Packings))]
    public async Task What_counts_of_a_packed_body_is_what_it_unpacks_to(string packing)
    {
        var bomb = Pack(packing, 40);
        await using var server = await ScriptedServer.StartAsync(_ => new(200, "", ("Content-Encoding", packing)) { Bytes = bomb });
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var error = await EveryCall.FailAsync(client.X, "list");

        Assert.InRange(bomb.Length, 1, 1_000_000);
        Assert.Equal(Kind.TooLarge, error.Kind);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_of_40_MB_is_left_at_4_and_not_asked_for_again(bool saysItsLength)
    {
        const int Chunk = 65_536;
        const int Chunks = 40 * 16;
        var written = 0;
        await using var server = new RawServer(async (_, stream) =>
        {
            await RawServer.SayAsync(stream, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{(saysItsLength ? $"Content-Length: {Chunk * Chunks}\r\n" : "")}Connection: close\r\n\r\n");
            try
            {
                for (var i = 0; i < Chunks; i++)
                {
                    await RawServer.SayAsync(stream, new string('[', Chunk));
                    Interlocked.Add(ref written, Chunk);
                }
            }
            catch (IOException)
            {
                // The client has closed.
            }

            return false;
        });
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var error = await EveryCall.FailAsync(client.X, "list");

        Assert.Equal(Kind.TooLarge, error.Kind);
        Assert.InRange(Volatile.Read(ref written), 0, 20 * 1_048_576);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_answer_of_almost_4_MB_is_read()
    {
        const int Count = 60_000;
        var users = Enumerable.Range(1, Count).Select(static id => $$"""{"user_id":"{{id + 1_000_000_000_000_000_000}}","note":"nnnnnnnnnnnnnnnnnnnn"}""");
        var list = $$$"""{"data":{"subscriptions":[{{{string.Join(',', users)}}}]}}""";
        Assert.InRange(list.Length, 3_500_000, 4_190_000);
        await using var server = await ScriptedServer.StartAsync(200, list);
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        Assert.Equal(Count, (await client.X.ListSubscriptionsAsync("7", Token)).UserIds.Count);
    }

    [Theory]
    [InlineData("Content-Length: 100\r\n\r\n[")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n[1,2,")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n[]")]
    public async Task A_body_that_breaks_off_or_is_framed_wrongly_is_a_lost_answer(string rest)
    {
        await using var server = new RawServer(async (_, stream) =>
        {
            await RawServer.SayAsync(stream, $"HTTP/1.1 200 OK\r\n{rest}");
            return false;
        });
        var time = new FakeTimeProvider();
        await using var client = Client.Of(server.Address, TwitterApi.V2, time);
        var listing = client.X.ListAsync(Token);
        await time.AdvanceUntilAsync(TimeSpan.FromSeconds(1), () => listing.IsCompleted);

        Assert.Equal(Kind.AnswerLost, (await Assert.ThrowsAsync<TwitterApiException>(() => listing)).Kind);
    }

    /// <summary>A piece every second, for ever.</summary>
    [Fact]
    public async Task A_body_that_never_ends_is_a_lost_answer()
    {
        var time = new FakeTimeProvider();
        using var over = new CancellationTokenSource();
        await using var server = new RawServer(async (_, stream) =>
        {
            await RawServer.SayAsync(stream, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            try
            {
                while (true)
                {
                    await RawServer.SayAsync(stream, "1\r\n \r\n");
                    await Task.Delay(TimeSpan.FromSeconds(1), time, over.Token);
                }
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The client has closed, or the test is over.
            }

            return false;
        });
        await using var client = Client.Of(server.Address, TwitterApi.V2, time);
        var listing = client.X.ListAsync(Token);
        await time.AdvanceUntilAsync(TimeSpan.FromSeconds(1), () => listing.IsCompleted);

        await over.CancelAsync();
        Assert.Equal(Kind.AnswerLost, (await Assert.ThrowsAsync<TwitterApiException>(() => listing)).Kind);
    }

    [Theory]
    [InlineData("HTTP/1.1 two hundred \u001b[31m bearer-token\r\n\r\n")]
    [InlineData("SSH-2.0-\u001b[31m bearer-token\r\n")]
    public async Task What_is_no_HTTP_is_told_without_what_would_harm_a_log(string said)
    {
        await using var server = new RawServer(async (_, stream) =>
        {
            await RawServer.SayAsync(stream, said);
            return false;
        });
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var exception = await Assert.ThrowsAsync<TwitterApiException>(() => client.X.DeleteAsync("7", Token));

        Assert.Equal(Kind.Unclear, exception.Kind);
        Assert.DoesNotContain("bearer-token", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', exception.ToString());
    }

    private static async Task<TwitterApiError> FailAsync(Func<ScriptedServer.Asked, ScriptedServer.Answer> answer, string call)
    {
        await using var server = await ScriptedServer.StartAsync(answer);
        await using var client = Client.Of(server.Address, TwitterApi.V2);
        return await EveryCall.FailAsync(client.X, call);
    }

    private static byte[] Pack(string packing, int megabytes)
    {
        var packed = new MemoryStream();
        using (Stream packer = packing switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.SmallestSize),
            "deflate" => new ZLibStream(packed, CompressionLevel.SmallestSize),
            _ => new BrotliStream(packed, CompressionLevel.Fastest),
        })
        {
            var spaces = new byte[1_048_576];
            spaces.AsSpan().Fill((byte)' ');
            for (var i = 0; i < megabytes; i++)
            {
                packer.Write(spaces);
            }
        }

        return packed.ToArray();
    }
}
