using System.Globalization;

namespace TwitterEvents.Testing.Tests;

/// <summary>What can be made to go wrong, each for as often as asked.</summary>
public sealed class FaultTests
{
    private static readonly TwitterSample Follow = TwitterSamples.Get("follow_events", "follow");
    private static readonly TwitterSample Unfollow = TwitterSamples.Get("follow_events", "unfollow");
    private static readonly TwitterSample Typing = TwitterSamples.Get("direct_message_indicate_typing_events", "typing");

    [Fact]
    public async Task A_wrong_signature()
    {
        await using var stage = await Stage.StartAsync(options => options with { ClientSecret = "client-secret" });
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(), "12");
        stage.X.Faults.SignWrongly(2);

        foreach (var isRight in new[] { false, false, true })
        {
            await DeliverAsync(stage, Follow, user);
            var post = await stage.Bot.NextPostAsync();
            Assert.Equal(isRight, Bot.Mac(post.Body, stage.X.App.ConsumerSecret) == post.Headers["x-twitter-webhooks-signature"]);
            Assert.Equal(isRight, Bot.Mac(post.Body, "client-secret") == post.Headers["X-Twitter-Webhooks-Signature-OAuth2"]);
        }
    }

    [Fact]
    public async Task A_connection_dropped_mid_body_is_tried_again()
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(), "12");
        stage.X.Faults.DisconnectMidBody();

        var broken = Assert.Single(await DeliverAsync(stage, Follow, user));

        await stage.Bot.NextBrokenAsync();
        Assert.Null(broken.Status);
        Assert.NotNull(broken.Failure);
        stage.Time.Advance(TimeSpan.FromSeconds(3));
        await stage.Bot.NextPostAsync();
    }

    [Fact]
    public async Task A_delay()
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(), "12");
        stage.X.Faults.Delay(TimeSpan.FromSeconds(20));

        var delivering = DeliverAsync(stage, Follow, user);
        await stage.Time.UntilSomebodyWaitsAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(0, stage.Bot.PostCount);
        stage.Time.Advance(TimeSpan.FromSeconds(20));

        Assert.True(Assert.Single(await delivering).Succeeded);
    }

    [Fact]
    public async Task Another_order()
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(), "12");
        stage.X.Faults.Hold();

        Assert.Empty(await DeliverAsync(stage, Follow, user));
        Assert.Equal(2, (await DeliverAsync(stage, Typing, user)).Count);

        Assert.Contains("typing_events", (await stage.Bot.NextPostAsync()).Body, StringComparison.Ordinal);
        Assert.Contains("follow_events", (await stage.Bot.NextPostAsync()).Body, StringComparison.Ordinal);
        Assert.Single(await DeliverAsync(stage, Unfollow, user));
    }

    [Fact]
    public async Task A_duplicate()
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(), "12");
        stage.X.Faults.Duplicate();

        Assert.Equal(2, (await DeliverAsync(stage, Follow, user)).Count);
        Assert.Equal((await stage.Bot.NextPostAsync()).Body, (await stage.Bot.NextPostAsync()).Body);
        Assert.Single(await DeliverAsync(stage, Follow, user));
    }

    public static TheoryData<string, int, int> Answers => new()
    {
        { "down", 503, 67 }, { "internal", 500, 0 }, { "read-only", 403, 261 }, { "forbidden", 403, 200 },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_error_of_the_API(string name, int status, int code)
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

    [Fact]
    public async Task A_rate_limit_of_the_API_with_its_headers()
    {
        await using var stage = await Stage.StartAsync();
        stage.X.Faults.AnswerApi(FakeXAnswer.RateLimited(TimeSpan.FromSeconds(30)));

        var answer = await stage.Api.AsApp("GET", "/2/webhooks");

        Assert.Equal((429, "0"), (answer.Status, answer.Headers["x-rate-limit-remaining"]));
        var reset = DateTimeOffset.FromUnixTimeSeconds(long.Parse(answer.Headers["x-rate-limit-reset"], CultureInfo.InvariantCulture));
        Assert.InRange(reset - stage.Time.GetUtcNow(), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(31));
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
    public async Task A_dropped_connection_of_the_API()
    {
        await using var stage = await Stage.StartAsync();
        stage.X.Faults.DropApi();

        await Assert.ThrowsAsync<HttpRequestException>(() => stage.CreateAsync(FakeXApi.V1Enterprise));

        Assert.Equal(200, (await stage.Api.AsApp("GET", "/2/webhooks")).Status);
    }

    [Fact]
    public async Task Faults_to_come_can_be_forgotten()
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(), "12");
        stage.X.Faults.SignWrongly();
        stage.X.Faults.DisconnectMidBody();
        stage.X.Faults.Delay(TimeSpan.FromHours(1));
        stage.X.Faults.Hold();
        stage.X.Faults.Duplicate();
        stage.X.Faults.DropApi();

        stage.X.Faults.Clear();

        Assert.True(Assert.Single(await DeliverAsync(stage, Follow, user)).Succeeded);
        Assert.Equal(200, (await stage.Api.AsApp("GET", "/2/webhooks")).Status);
    }

    private static Task<IReadOnlyList<FakeXDelivery>> DeliverAsync(Stage stage, TwitterSample sample, FakeXUser user) =>
        stage.X.DeliverAsync(sample, user, TestContext.Current.CancellationToken);
}
