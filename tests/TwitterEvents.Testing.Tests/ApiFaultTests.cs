using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace TwitterEvents.Testing.Tests;

/// <summary>What the management API can be made to do wrong, each for as often as asked. Wording and headers: contract §4.3, §5.</summary>
public sealed class ApiFaultTests
{
    public static TheoryData<string, int, int> Answers => new()
    {
        { "down", 503, 67 }, { "internal", 500, 0 }, { "read-only", 403, 261 }, { "forbidden", 403, 200 },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_error_has_the_form_of_the_API_it_comes_from(string name, int status, int code)
    {
        await using var stage = await Stage.StartAsync();
        var answer = name switch
        {
            "down" => FakeXAnswer.ServiceDown,
            "internal" => FakeXAnswer.InternalError,
            "read-only" => FakeXAnswer.ReadOnlyApp,
            _ => FakeXAnswer.Forbidden,
        };
        stage.X.Faults.AnswerApi(answer, 2);

        (await stage.CreateAsync(FakeXApi.V1Enterprise)).AssertError(status, code);
        var v2 = await stage.CreateAsync(FakeXApi.V2);
        Assert.Equal((status, status, "application/problem+json"), (v2.Status, (int?)v2.Json["status"], v2.ContentType));
        Assert.Equal(200, (await stage.CreateAsync(FakeXApi.V2)).Status);
    }

    [Theory]
    [InlineData(402, "CreditsDepleted", "credits")]
    [InlineData(402, "Payment Required", "credits-depleted")]
    [InlineData(429, "UsageCapExceeded", "usage-capped")]
    [InlineData(429, "SpendCapReached", "credits")]
    public async Task What_costs_money_is_told_by_title_and_type(int status, string title, string type)
    {
        FakeXAnswer[] all = [FakeXAnswer.CreditsDepleted, FakeXAnswer.PaymentRequired, FakeXAnswer.UsageCapExceeded, FakeXAnswer.SpendCapReached];
        var answer = await AnswerAsync(Assert.Single(all, answer => answer.Body!.Contains($"\"{title}\"", StringComparison.Ordinal)));

        Assert.Equal((status, title), (answer.Status, (string?)answer.Json["title"]));
        Assert.Equal($"https://api.x.com/2/problems/{type}", (string?)answer.Json["type"]);
        Assert.Equal(status == 429, answer.Headers.TryGetValue("x-rate-limit-remaining", out var left) && left != "0");
    }

    [Theory]
    [InlineData("x-rate-limit")]
    [InlineData("x-app-limit-24hour")]
    [InlineData("x-user-limit-24hour")]
    public async Task A_limit_by_time_has_headers_of_its_own_name(string limit)
    {
        var after = TimeSpan.FromSeconds(30);
        var answer = await AnswerAsync(limit switch
        {
            "x-app-limit-24hour" => FakeXAnswer.AppDayLimited(after),
            "x-user-limit-24hour" => FakeXAnswer.UserDayLimited(after),
            _ => FakeXAnswer.RateLimited(after),
        });

        Assert.Equal((429, "0"), (answer.Status, answer.Headers[$"{limit}-remaining"]));
        var reset = DateTimeOffset.FromUnixTimeSeconds(long.Parse(answer.Headers[$"{limit}-reset"], CultureInfo.InvariantCulture));
        var now = DateTimeOffset.ParseExact(answer.Headers["date"], "R", CultureInfo.InvariantCulture);
        Assert.InRange(reset - now, after, after + TimeSpan.FromSeconds(2));
        Assert.Equal(limit == "x-rate-limit", answer.Headers["x-rate-limit-remaining"] == "0");
    }

    [Fact]
    public async Task A_header_given_wins_so_that_a_clock_can_be_wrong()
    {
        var answer = await AnswerAsync(FakeXAnswer.RateLimited(TimeSpan.FromSeconds(-5)) with
        {
            Headers = new Dictionary<string, string> { ["date"] = "Wed, 04 Mar 2020 05:06:07 GMT" },
        });

        Assert.Equal("Wed, 04 Mar 2020 05:06:07 GMT", answer.Headers["date"]);
    }

    [Fact]
    public async Task A_200_can_hold_nothing_but_errors()
    {
        var answer = await AnswerAsync(FakeXAnswer.ErrorsInside200);

        Assert.Equal(200, answer.Status);
        Assert.NotNull(answer.Json["errors"]);
        Assert.Null(answer.Json["data"]);
    }

    [Fact]
    public async Task Any_body_of_the_API()
    {
        await using var stage = await Stage.StartAsync();
        stage.X.Faults.AnswerApi(new FakeXAnswer(502) { Body = "<html>", ContentType = "text/html" });
        stage.X.Faults.AnswerApi(new FakeXAnswer(504));

        var html = await stage.Api.AsApp("GET", "/2/webhooks");
        var nothing = await stage.Api.AsApp("GET", "/2/webhooks");

        Assert.Equal((502, "<html>", "text/html"), (html.Status, html.Body, html.ContentType));
        nothing.AssertEmpty(504);
    }

    [Fact]
    public async Task Garbage_is_what_it_says()
    {
        Assert.Equal("text/html", (await AnswerAsync(FakeXAnswer.ProxyPage)).ContentType);
        Assert.Contains(@"\ud800", (await AnswerAsync(FakeXAnswer.LoneSurrogate)).Body, StringComparison.Ordinal);
        Assert.Throws<DecoderFallbackException>(Decode(await BytesAsync(FakeXAnswer.InvalidUtf8)));
        await Assert.ThrowsAnyAsync<Exception>(async () => await AnswerAsync(FakeXAnswer.BrokenGzip, unpacks: true));

        var list = await BytesAsync(FakeXAnswer.ListOf(40_000_000));
        Assert.InRange(list.Length, 40_000_000, 40_100_000);
        using var json = JsonDocument.Parse(list);
        Assert.True(json.RootElement.GetProperty("data").GetArrayLength() > 100_000);

        static Action Decode(byte[] bytes) => () => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
    }

    [Fact]
    public async Task An_endless_answer_goes_on_until_who_asked_hangs_up()
    {
        await using var stage = await Stage.StartAsync();
        stage.X.Faults.AnswerApi(FakeXAnswer.Endless);
        using var client = new HttpClient();
        using (var response = await client.GetAsync(
            new Uri(stage.X.Address, "/2/webhooks"), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken))
        {
            await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
            await body.ReadExactlyAsync(new byte[10_000_000], TestContext.Current.CancellationToken);
        }

        Assert.Equal(200, (await stage.Api.AsApp("GET", "/2/webhooks")).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(long.MaxValue)]
    public async Task A_request_closed_upon_is_not_done(long bytes)
    {
        await using var stage = await Stage.StartAsync();
        stage.X.Faults.CloseApi(bytes == long.MaxValue ? FakeXClose.AfterRequest : FakeXClose.InRequest(bytes));

        await Assert.ThrowsAsync<HttpRequestException>(() => stage.CreateAsync(FakeXApi.V2));

        Assert.Empty(stage.X.Webhooks);
        Assert.Equal(200, (await stage.CreateAsync(FakeXApi.V2)).Status);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "H")]
    [InlineData(14, "HTTP/1.1 200 O")]
    public async Task An_answer_closed_upon_ends_at_that_byte_and_the_call_is_done(long bytes, string expected)
    {
        await using var stage = await Stage.StartAsync();
        stage.X.Faults.CloseApi(FakeXClose.InAnswer(bytes));

        Assert.Equal(expected, await CreateRawAsync(stage));

        Assert.Single(stage.X.Webhooks);
    }

    [Fact]
    public async Task An_answer_shorter_than_that_arrives_whole_and_the_next_one_too()
    {
        await using var stage = await Stage.StartAsync();
        stage.X.Faults.CloseApi(FakeXClose.InAnswer(100_000));

        Assert.EndsWith("}", await CreateRawAsync(stage), StringComparison.Ordinal);

        Assert.Equal(200, (await stage.Api.AsApp("GET", "/2/webhooks")).Status);
    }

    /// <summary>Creates a webhook, and reads every byte until the connection is closed.</summary>
    private static async Task<string> CreateRawAsync(Stage stage)
    {
        var json = $$"""{"url":"{{stage.Bot.Url}}"}""";
        using var socket = new TcpClient();
        await socket.ConnectAsync(stage.X.Address.Host, stage.X.Address.Port, TestContext.Current.CancellationToken);
        var request = $"POST /2/webhooks HTTP/1.1\r\nHost: {stage.X.Address.Authority}\r\nAuthorization: Bearer {stage.X.App.BearerToken}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {json.Length}\r\n\r\n{json}";
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(socket.GetStream());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(Gate.Patience, TestContext.Current.CancellationToken);
    }

    private static async Task<Answer> AnswerAsync(FakeXAnswer answer, bool unpacks = false)
    {
        await using var stage = await Stage.StartAsync();
        stage.X.Faults.AnswerApi(answer);
        if (!unpacks)
        {
            return await stage.Api.AsApp("GET", "/2/webhooks");
        }

        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.GZip });
        var body = await client.GetStringAsync(new Uri(stage.X.Address, "/2/webhooks"), TestContext.Current.CancellationToken);
        JsonDocument.Parse(body).Dispose();
        throw new InvalidOperationException($"A torn archive was unpacked: {body}");
    }

    private static async Task<byte[]> BytesAsync(FakeXAnswer answer)
    {
        await using var stage = await Stage.StartAsync();
        stage.X.Faults.AnswerApi(answer);
        using var client = new HttpClient();
        return await client.GetByteArrayAsync(new Uri(stage.X.Address, "/2/webhooks"), TestContext.Current.CancellationToken);
    }
}
