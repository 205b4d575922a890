using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TwitterEvents.Tests;

namespace TwitterEvents.Testing.Tests;

/// <summary>Deliveries: contract §2 and §3.</summary>
public sealed class DeliveryTests
{
    private const string Nora = "972900491363135492";
    private const string Bakery = "1684207315";

    private static readonly TwitterSample Message = TwitterSamples.Get("direct_message_events", "received");

    [Fact]
    public async Task Each_subscribed_user_involved_gets_an_own_delivery()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync();
        await stage.SubscribeAsync(webhook, Nora);
        await stage.SubscribeAsync(webhook, Bakery);
        await stage.SubscribeAsync(webhook, "12");

        var deliveries = await stage.X.DeliverAsync(Message, TestContext.Current.CancellationToken);

        Assert.Equal([Nora, Bakery], deliveries.Select(delivery => delivery.ForUserId));
        var arrived = new[] { await stage.Bot.NextPostAsync(), await stage.Bot.NextPostAsync() };
        Assert.Equal(0, stage.Bot.PostCount);
        Assert.Equal(
            new[] { Bakery, Nora }, arrived.Select(post => (string?)JsonNode.Parse(post.Body)!["for_user_id"]).Order(StringComparer.Ordinal));
        foreach (var post in arrived)
        {
            Assert.Equal("application/json", post.Headers["Content-Type"]);
            Assert.Equal(Bot.Mac(post.Body, stage.X.App.ConsumerSecret), post.Headers["x-twitter-webhooks-signature"]);
            Assert.False(post.Headers.ContainsKey("X-Twitter-Webhooks-Signature-OAuth2"));
        }
    }

    [Theory]
    [InlineData("{}", """{"for_user_id":"12"}""")]
    [InlineData("""{ "a_events": [1] }""", """{"for_user_id":"12", "a_events": [1] }""")]
    [InlineData("""{"a":{"for_user_id":"1"},"for_user_id":null}""", """{"a":{"for_user_id":"1"},"for_user_id":"12"}""")]
    public async Task A_body_without_for_user_id_gets_one(string json, string expected)
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(), "12");
        var sample = new TwitterSample("account-activity", "a_events", "test", Encoding.UTF8.GetBytes(json));

        await stage.X.DeliverAsync(sample, user, TestContext.Current.CancellationToken);

        Assert.Equal(expected, (await stage.Bot.NextPostAsync()).Body);
    }

    [Theory]
    [InlineData("""{"for_user_id":"9","a_events":[{"user":{"id":1,"id_str":"12","screen_name":"x"}}]}""")]
    [InlineData("""{"for_user_id":"9","a_events":[{"user":{"id":12,"screen_name":"x"}}]}""")]
    [InlineData("""{"for_user_id":"9","a_events":[{"sender_id":"12"}]}""")]
    [InlineData("""{"for_user_id":"9","a_events":[{"target":{"recipient_id":"12"}}]}""")]
    [InlineData("""{"for_user_id":"9","a_events":[{"status":{"id":"1","user_id":"12"}}]}""")]
    [InlineData("""{"for_user_id":"9","a_events":[{"in_reply_to_user_id_str":"12"}]}""")]
    [InlineData("""{"for_user_id":"9","a_events":[{"entities":{"user_mentions":[{"id_str":"12","screen_name":"x"}]}}]}""")]
    [InlineData("""{"for_user_id":"12","new_events":[{"id":"1"}]}""")]
    public async Task A_user_is_involved_by_any_id_of_a_user_and_else_by_for_user_id(string json)
    {
        await using var stage = await Stage.StartAsync();
        await stage.SubscribeAsync(await stage.RegisterAsync(), "12");

        var delivery = Assert.Single(await DeliverAsync(stage, json));

        Assert.Equal("12", delivery.ForUserId);
    }

    [Theory]
    [InlineData("follow.follow", "follow")]
    [InlineData("dm.received", "received")]
    [InlineData("post.create", "batch")]
    public async Task An_X_Activity_event_goes_as_it_is_to_the_registered_user_of_its_filter_and_to_no_other(string key, string name)
    {
        await using var stage = await Stage.StartAsync();
        await stage.RegisterForAsync(Nora);
        await stage.RegisterForAsync(Bakery);
        var sample = TwitterSamples.Get(key, name);

        var delivery = Assert.Single(await stage.X.DeliverAsync(sample, TestContext.Current.CancellationToken));
        var again = Assert.Single(await stage.X.DeliverAsync(sample.Body, TestContext.Current.CancellationToken));

        Assert.Equal((Bakery, Bakery), (delivery.ForUserId, again.ForUserId));
        Assert.True(sample.Body.Span.SequenceEqual(delivery.Body.Span) && sample.Body.Span.SequenceEqual(again.Body.Span));
    }

    [Fact]
    public async Task Whom_for_user_id_names_gets_nothing_if_others_are_involved()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync();
        await stage.SubscribeAsync(webhook, "12");
        await stage.SubscribeAsync(webhook, "13");

        var delivery = Assert.Single(await DeliverAsync(stage, """{"for_user_id":"13","a_events":[{"sender_id":"12"}]}"""));

        Assert.Equal("12", delivery.ForUserId);
    }

    [Theory]
    [InlineData("""{"for_user_id":"9","a_events":[{"id":"12"}]}""")]
    [InlineData("""{"for_user_id":"9","a_events":[{"text":"12"}]}""")]
    [InlineData("""{"a_events":[]}""")]
    public async Task A_body_that_involves_nobody_subscribed_throws_and_says_who_is(string json)
    {
        await using var stage = await Stage.StartAsync();
        await stage.SubscribeAsync(await stage.RegisterAsync(), "12");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => DeliverAsync(stage, json));

        Assert.Contains("subscribed: 12. Subscribe first: with FakeX.RegisterAsync(url, user)", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, stage.Bot.PostCount);
    }

    [Theory]
    [InlineData("follow_events", "follow", "Nobody is subscribed")]
    [InlineData("replay_job_status", "complete", "No webhook is registered")]
    public async Task A_sample_for_nobody_throws_and_says_what_to_call(string key, string name, string why)
    {
        await using var stage = await Stage.StartAsync();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => stage.X.DeliverAsync(TwitterSamples.Get(key, name), TestContext.Current.CancellationToken));

        Assert.StartsWith(why, failure.Message, StringComparison.Ordinal);
        Assert.Contains("FakeX.RegisterAsync", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user_event", "revoke")]
    [InlineData("replay_job_status", "complete")]
    [InlineData("oauth.revoke", "revoke")]
    [InlineData("news.new", "news")]
    [InlineData("post", "several-rules")]
    public async Task What_is_for_no_user_goes_once_and_unchanged_to_each_registered_webhook(string key, string name)
    {
        await using var stage = await Stage.StartAsync();
        await stage.RegisterForAsync(Nora);
        await stage.RegisterForAsync("12");
        var sample = TwitterSamples.Get(key, name);

        var delivery = Assert.Single(await stage.X.DeliverAsync(sample, TestContext.Current.CancellationToken));

        Assert.Null(delivery.ForUserId);
        Assert.Equal(Encoding.UTF8.GetString(sample.Body.Span), (await stage.Bot.NextPostAsync()).Body);
    }

    [Fact]
    public async Task A_user_who_is_not_subscribed_is_named()
    {
        await using var stage = await Stage.StartAsync();
        await stage.SubscribeAsync(await stage.RegisterAsync(), "13");

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => stage.X.DeliverAsync(Message, stage.X.AddUser("12"), TestContext.Current.CancellationToken));

        Assert.StartsWith("User 12 is not subscribed, so that nothing is delivered; subscribed: 13.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    public async Task A_body_is_a_JSON_object(string body)
    {
        await using var stage = await Stage.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => DeliverAsync(stage, body));
    }

    [Fact]
    public async Task An_app_with_a_client_secret_signs_with_it_too()
    {
        await using var stage = await Stage.StartAsync(options => options with { ClientSecret = "client-secret" });
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(), "12");

        await stage.X.DeliverAsync(Message, user, TestContext.Current.CancellationToken);

        var post = await stage.Bot.NextPostAsync();
        Assert.Equal(Bot.Mac(post.Body, "client-secret"), post.Headers["X-Twitter-Webhooks-Signature-OAuth2"]);
        Assert.Equal(Bot.Mac(post.Body, stage.X.App.ConsumerSecret), post.Headers["x-twitter-webhooks-signature"]);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(202, false)]
    [InlineData(204, false)]
    [InlineData(302, false)]
    [InlineData(500, false)]
    public async Task Only_200_is_success(int status, bool succeeds)
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(FakeXApi.V2), "12");
        stage.Bot.Post = Bot.Answer(status);

        var delivery = Assert.Single(await stage.X.DeliverAsync(Message, user, TestContext.Current.CancellationToken));

        Assert.Equal((succeeds, status, 1), (delivery.Succeeded, delivery.Status, delivery.Attempt));
        Assert.Equal(delivery, Assert.Single(stage.X.Deliveries));
    }

    [Fact]
    public async Task A_webhook_in_a_test_host_is_called_through_its_handler_and_may_throw()
    {
        var handler = new TestHost();
        await using var stage = await Stage.StartAsync(options => options with { WebhookHandler = handler });
        handler.Secret = stage.X.App.ConsumerSecret;
        Assert.Equal(200, (await stage.CreateAsync(FakeXApi.V2, "https://localhost/hook")).Status);
        var user = await stage.SubscribeAsync(stage.X.Webhooks[0], "12");

        Assert.True(Assert.Single(await stage.X.DeliverAsync(Message, user, TestContext.Current.CancellationToken)).Succeeded);
        handler.Throws = true;
        var failed = Assert.Single(await stage.X.DeliverAsync(Message, user, TestContext.Current.CancellationToken));

        Assert.Equal((null, "The app threw."), (failed.Status, failed.Failure));
    }

    [Fact]
    public async Task What_a_receiver_throws_is_one_line_of_a_log_and_a_log_that_throws_fails_nothing()
    {
        using var logs = new CollectedLogs();
        using var loggers = LoggerFactory.Create(builder => builder.AddProvider(logs).AddProvider(new ThrowingLogs()));
        var handler = new TestHost();
        await using var stage = await Stage.StartAsync(options => options with { WebhookHandler = handler, LoggerFactory = loggers });
        handler.Secret = stage.X.App.ConsumerSecret;
        Assert.Equal(200, (await stage.CreateAsync(FakeXApi.V2, "https://localhost/hook")).Status);
        var user = await stage.SubscribeAsync(stage.X.Webhooks[0], "12");
        handler.Throws = true;
        handler.Message = "one\nSecret: \u001b[31m" + new string('x', 5_000);

        var failed = Assert.Single(await stage.X.DeliverAsync(Message, user, TestContext.Current.CancellationToken));

        Assert.Equal(handler.Message, failed.Failure);
        var line = Assert.Single(logs.OfReceiver, line => line.Text.StartsWith("Delivery to webhook", StringComparison.Ordinal)).Text;
        Assert.Contains(" of direct_message_events for user 12, attempt 1: ", line, StringComparison.Ordinal);
        Assert.Contains(@"one\nSecret: \u001B[31mxxx", line, StringComparison.Ordinal);
        Assert.InRange(line.Length, 200, 400);
    }

    private static Task<IReadOnlyList<FakeXDelivery>> DeliverAsync(Stage stage, string json) =>
        stage.X.DeliverAsync(Encoding.UTF8.GetBytes(json), TestContext.Current.CancellationToken);

    private sealed class TestHost : HttpMessageHandler
    {
        public string Secret { get; set; } = "";

        public bool Throws { get; set; }

        public string Message { get; set; } = "The app threw.";

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var token = request.RequestUri!.Query.Split('&')[0].Split('=')[^1];
            return Throws
                ? throw new InvalidOperationException(Message)
                : Task.FromResult(new HttpResponseMessage { Content = new StringContent($$"""{"response_token":"{{Bot.Mac(token, Secret)}}"}""") });
        }
    }

    private sealed class ThrowingLogs : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) =>
            categoryName.StartsWith("TwitterEvents", StringComparison.Ordinal) ? this : NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("The log is full.");

        public void Dispose()
        {
        }
    }
}
