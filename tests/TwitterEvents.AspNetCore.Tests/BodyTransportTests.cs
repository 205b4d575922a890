using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>However a body travels, the bytes arrive as they were signed.</summary>
public sealed class BodyTransportTests
{
    private const int Limit = 1_048_576;

    [Fact]
    public async Task One_byte_a_chunk()
    {
        var body = Encoding.UTF8.GetBytes(Signed.Event());
        await using var received = await Received.StartAsync();

        byte[][] parts = [Head(body), .. body.Select(one => RawConnection.Chunk([one])), RawConnection.LastChunk()];
        var answer = await received.Host.SendRawAsync(parts);

        received.AssertAnsweredAndEqual(answer, body);
    }

    [Theory]
    [InlineData("""{"for_user_id":"1","made_up_events":[{"text":"a😀b"}]}""", "\uD83D\uDE00", 1)]
    [InlineData("""{"for_user_id":"1","made_up_events":[{"text":"a😀b"}]}""", "\uD83D\uDE00", 2)]
    [InlineData("""{"for_user_id":"1","made_up_events":[{"text":"a😀b"}]}""", "\uD83D\uDE00", 3)]
    [InlineData("""{"for_user_id":"1","made_up_events":[{"text":"a\ud83d\ude00b"}]}""", @"\ud83d\ude00", 3)]
    [InlineData("""{"for_user_id":"1","made_up_events":[{"text":"a\ud83d\ude00b"}]}""", @"\ud83d\ude00", 6)]
    [InlineData("""{"for_user_id":"1","made_up_events":[{"text":"a\ud83d\ude00b"}]}""", @"\ud83d\ude00", 8)]
    public async Task Split_inside_an_emoji(string text, string emoji, int offset)
    {
        var body = Encoding.UTF8.GetBytes(text);
        var split = body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(emoji)) + offset;
        await using var received = await Received.StartAsync();

        var chunked = await received.Host.SendRawAsync(
            Head(body), RawConnection.Chunk(body.AsSpan(0, split)), RawConnection.Chunk(body.AsSpan(split)), RawConnection.LastChunk());
        received.AssertAnsweredAndEqual(chunked, body);

        var plain = await received.Host.SendRawAsync(
            RawConnection.PostHead(body.Length, $"{Signed.Header}: {Signed.Mac(body, ReceiverHost.ConsumerSecret)}"), body[..split], body[split..]);
        Assert.StartsWith("HTTP/1.1 200", plain, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_bytes_at_all_are_no_object()
    {
        await using var host = await ReceiverHost.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await host.PostAsync(""));
        Assert.Equal(1, host.Rejected("body_not_an_object"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_of_the_limit_is_accepted(bool chunked)
    {
        var body = BodyOf(Limit);
        await using var received = await Received.StartAsync();

        using var response = await received.Host.SendAsync(Post(body, chunked));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(body, received.Raw);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_byte_more_is_answered_413(bool chunked)
    {
        await using var received = await Received.StartAsync();

        using var response = await received.Host.SendAsync(Post(BodyOf(Limit + 1), chunked));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(1, received.Host.Rejected("body_too_large"));
        Assert.Null(received.Raw);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_limit_is_a_setting_and_may_exceed_the_servers_own(bool chunked)
    {
        const int Megabytes32 = 32 << 20;
        await using var received = await Received.StartAsync(new()
        {
            ["Twitter:ConsumerSecret"] = ReceiverHost.ConsumerSecret,
            ["Twitter:MaxBodyBytes"] = "33554432",

            // A busy machine takes its time for so much.
            ["Twitter:HandlerBudget"] = "00:01:00",
        });

        using var response = await received.Host.SendAsync(Post(BodyOf(Megabytes32), chunked));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    [InlineData("!")]
    public async Task The_content_type_changes_nothing(string? contentType)
    {
        var body = Encoding.UTF8.GetBytes(Signed.Event("é😀"));
        await using var received = await Received.StartAsync();
        using var request = Signed.Post(body);
        request.Content!.Headers.ContentType = null;
        if (contentType is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using var response = await received.Host.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(body, received.Raw);
    }

    [Fact]
    public async Task Content_encoding_is_ignored()
    {
        var body = Encoding.UTF8.GetBytes(Signed.Event());
        await using var received = await Received.StartAsync();
        using var request = Signed.Post(body);
        request.Content!.Headers.ContentEncoding.Add("gzip");

        using var response = await received.Host.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(body, received.Raw);
    }

    private static byte[] Head(byte[] body) =>
        RawConnection.ChunkedPostHead($"{Signed.Header}: {Signed.Mac(body, ReceiverHost.ConsumerSecret)}");

    private static HttpRequestMessage Post(byte[] body, bool chunked)
    {
        var request = Signed.Post(body);
        request.Headers.TransferEncodingChunked = chunked;
        return request;
    }

    private static byte[] BodyOf(int length)
    {
        var start = """{"for_user_id":"1","made_up_events":[{"text":" """;
        var end = "\"}]}";
        return Encoding.UTF8.GetBytes(start + new string('x', length - start.Length - end.Length) + end);
    }
}
