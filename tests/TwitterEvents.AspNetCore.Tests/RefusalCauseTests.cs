using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>The log tells apart why an event was answered 401, names the setting that would mend it, and tells the stranger nothing.</summary>
public sealed class RefusalCauseTests
{
    private static readonly string Body = Signed.Event();

    [Fact]
    public async Task A_header_whose_secret_is_not_set_is_named_with_the_setting()
    {
        await using var host = await ReceiverHost.StartAsync();

        var line = await RefusedLineAsync(host, (Signed.OAuth2Header, Signed.Mac(Body, "the client secret")));

        Assert.Contains($"{Signed.OAuth2Header}, which Twitter:ClientSecret verifies, and that is not set", line, StringComparison.Ordinal);
        Assert.Contains("(signature_secret_unset)", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_older_header_without_its_secret_is_named_with_its_own_setting()
    {
        await using var host = await ReceiverHost.StartAsync(settings: new() { ["Twitter:ClientSecret"] = "client" });

        var line = await RefusedLineAsync(host, (Signed.Header, Signed.Mac(Body, "consumer")));

        Assert.Contains($"{Signed.Header}, which Twitter:ConsumerSecret verifies, and that is not set", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_setting_is_that_of_the_app_the_path_belongs_to()
    {
        await using var host = await ReceiverHost.StartAsync(
            settings: new() { ["Twitter:Apps:b:ConsumerSecret"] = "consumer" }, pipeline: app => app.MapTwitterEvents(Signed.Path, app: "b"));

        var line = await RefusedLineAsync(host, (Signed.OAuth2Header, Signed.Mac(Body, "client")));

        Assert.Contains("which Twitter:Apps:b:ClientSecret verifies", line, StringComparison.Ordinal);
        Assert.Contains($"{Signed.Path} (app b)", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_header_at_all_is_told_as_such()
    {
        await using var host = await ReceiverHost.StartAsync();

        Assert.Contains("no signature header", await RefusedLineAsync(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_without_memory_for_the_body_is_told_as_that()
    {
        await using var host = await ReceiverHost.StartAsync(pipeline: static app =>
        {
            app.Use(static (context, next) =>
            {
                context.Request.Body = new NoMemory();
                return next(context);
            });
            app.MapTwitterEvents(Signed.Path);
        });

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await host.PostAsync(Body));
        Assert.Equal(1, host.Rejected("out_of_memory"));
        Assert.DoesNotContain(host.Logs.Lines, static line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task A_mismatch_names_the_header_and_the_setting_that_was_tried()
    {
        await using var host = await ReceiverHost.StartAsync();

        var line = await RefusedLineAsync(host, (Signed.Header, Signed.Mac(Body, "another")));

        Assert.Contains($"the signature in {Signed.Header} does not fit the body with Twitter:ConsumerSecret:", line, StringComparison.Ordinal);
        Assert.Contains("(signature_mismatch)", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("read", false)]
    [InlineData("read", true)]
    [InlineData("read in part", false)]
    [InlineData("reader ended", false)]
    [InlineData("form", false)]
    [InlineData("buffered and closed", false)]
    public async Task A_body_that_a_middleware_has_read_is_told_as_such(string how, bool chunked)
    {
        await using var host = await ReceiverHost.StartAsync(pipeline: app =>
        {
            app.Use(async (context, next) =>
            {
                await ReadAsync(context.Request, how);
                await next(context);
            });
            app.MapTwitterEvents(Signed.Path);
        });
        using var request = Signed.Post(Body);
        request.Content!.Headers.ContentType = new("application/x-www-form-urlencoded");
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(1, host.Rejected("body_already_read"));
        Assert.Contains("a middleware before the endpoint has read it", Warning(host), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("buffered")]
    [InlineData("buffered in part")]
    public async Task A_body_that_a_middleware_buffered_and_read_is_received(string how)
    {
        await using var host = await ReceiverHost.StartAsync(pipeline: app =>
        {
            app.Use(async (context, next) =>
            {
                await ReadAsync(context.Request, how);
                await next(context);
            });
            app.MapTwitterEvents(Signed.Path);
        });

        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(Body));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_is_too_large_names_the_setting(bool chunked)
    {
        await using var host = await ReceiverHost.StartAsync(settings: new()
        {
            ["Twitter:ConsumerSecret"] = ReceiverHost.ConsumerSecret, ["Twitter:MaxBodyBytes"] = "1024",
        });
        using var request = Signed.Post(new string(' ', 2048));
        request.Headers.TransferEncodingChunked = chunked;

        using var response = await host.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.EndsWith("the body is larger than MaxBodyBytes allows (body_too_large).", Warning(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_too_large_for_the_server_names_the_servers_limit()
    {
        var begun = new TaskCompletionSource();
        await using var host = await ReceiverHost.StartAsync(pipeline: app =>
        {
            app.Use(async (context, next) =>
            {
                context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = 64;
                await ReadAsync(context.Request, "buffered in part");
                begun.SetResult();
                await next(context);
            });
            app.MapTwitterEvents(Signed.Path);
        });
        using var connection = await RawConnection.OpenAsync(host.Address);
        await connection.SendAsync(RawConnection.ChunkedPostHead($"{Signed.Header}: {Signed.Mac(Body, "consumer")}"));
        await connection.SendAsync(RawConnection.Chunk(new byte[10]));
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);

        await connection.SendAsync(RawConnection.Chunk(new byte[1024]));

        Assert.StartsWith("HTTP/1.1 413 ", await connection.ReadToEndAsync(), StringComparison.Ordinal);
        Assert.Contains("the body is larger than the server's MaxRequestBodySize allows", Warning(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stranger_hears_the_same_whatever_the_cause()
    {
        await using var host = await ReceiverHost.StartAsync();
        var answers = new HashSet<string>();
        foreach (var header in new[] { "x-none", Signed.Header, Signed.OAuth2Header })
        {
            using var request = Signed.Unsigned(Encoding.UTF8.GetBytes(Body));
            request.Headers.Add(header, Signed.Mac(Body, "another"));
            using var response = await host.SendAsync(request);
            answers.Add($"{response.StatusCode} {await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        }

        Assert.Single(answers);
    }

    [Fact]
    public async Task Without_an_app_no_line_speaks_of_one()
    {
        await using var host = await ReceiverHost.StartAsync();
        await RefusedLineAsync(host);
        using var bad = await host.GetAsync($"{Signed.Path}?crc_token=%7B");
        using var good = await host.GetAsync($"{Signed.Path}?crc_token=abc");

        Assert.DoesNotContain(
            host.Logs.OfReceiver,
            line => line.Text.Contains("null", StringComparison.Ordinal) || line.Text.Contains("app ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Neither_a_method_nor_a_path_from_outside_reaches_the_log_of_the_receiver()
    {
        await using var host = await ReceiverHost.StartAsync(pipeline: app => app.MapTwitterEvents("/webhooks/{name}"));

        await host.SendRawAsync("pOsT /webhooks/some%0Aname HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");

        Assert.StartsWith("Answered 401 to a POST of /webhooks/{name}: ", Warning(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_CRC_answered_is_told_once_a_minute_with_the_number_of_the_others()
    {
        var time = new SignalingTime();
        await using var host = await ReceiverHost.StartAsync(time: time);
        for (var i = 0; i < 4; i++)
        {
            using var crc = await host.GetAsync($"{Signed.Path}?crc_token=abc");
        }

        time.Advance(TimeSpan.FromMinutes(1));

        var lines = host.Logs.OfReceiver.Where(line => line.Level == LogLevel.Information && line.Text.StartsWith("Answered", StringComparison.Ordinal));
        Assert.Equal(
            [$"Answered X's challenge-response check at {Signed.Path}.", "Answered 3 more challenge-response checks in the last minute."],
            lines.Select(line => line.Text));
    }

    private static async Task ReadAsync(HttpRequest request, string how)
    {
        if (how.StartsWith("buffered", StringComparison.Ordinal))
        {
            request.EnableBuffering();
        }

        switch (how)
        {
            case "form":
                await request.ReadFormAsync();
                break;
            case "reader ended":
                await request.BodyReader.CompleteAsync();
                break;
            case "read in part" or "buffered in part":
                _ = await request.Body.ReadAtLeastAsync(new byte[10], 10);
                break;
            default:
                using (var reader = new StreamReader(request.Body, leaveOpen: how != "buffered and closed"))
                {
                    await reader.ReadToEndAsync();
                }

                break;
        }
    }

    private static async Task<string> RefusedLineAsync(ReceiverHost host, params (string Name, string Value)[] headers)
    {
        using var request = Signed.Unsigned(Encoding.UTF8.GetBytes(Body));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var response = await host.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        return Warning(host);
    }

    private static string Warning(ReceiverHost host) => Assert.Single(
        host.Logs.OfReceiver, line => line.Level == LogLevel.Warning && line.Text.StartsWith("Answered", StringComparison.Ordinal)).Text;

    private sealed class NoMemory : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new InsufficientMemoryException();
    }
}
