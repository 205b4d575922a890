namespace TwitterEvents.Testing.Tests;

/// <summary>A test of a bot needs no call of the management API.</summary>
public sealed class RegisterTests
{
    private static readonly TwitterSample Follow = TwitterSamples.Get("follow_events", "follow");

    [Theory]
    [InlineData(FakeXApi.V1Premium)]
    [InlineData(FakeXApi.V1Enterprise)]
    [InlineData(FakeXApi.V2)]
    public async Task A_registered_webhook_has_passed_the_CRC_and_gets_the_owners_events(FakeXApi api)
    {
        await using var stage = await Stage.StartAsync();

        var webhook = await stage.X.RegisterAsync(new Uri(stage.Bot.Url), api: api, cancellationToken: TestContext.Current.CancellationToken);

        await stage.Bot.NextCrcAsync();
        Assert.Equal((true, api, api == FakeXApi.V1Premium ? "dev" : null), (webhook.Valid, webhook.CreatedBy, webhook.Environment));
        Assert.Equal([stage.X.App.Owner.Id], webhook.SubscribedUserIds);
        var delivery = Assert.Single(await stage.X.DeliverAsync(Follow, TestContext.Current.CancellationToken));
        Assert.Equal((true, stage.X.App.Owner.Id), (delivery.Succeeded, delivery.ForUserId));
    }

    [Fact]
    public async Task One_that_has_ended_says_so_and_what_it_has_seen_can_be_looked_at()
    {
        await using var stage = await Stage.StartAsync();
        var (x, url, token) = (stage.X, new Uri(stage.Bot.Url), TestContext.Current.CancellationToken);
        await x.RegisterAsync(url, cancellationToken: token);
        await x.DeliverAsync(Follow, token);

        await x.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => x.RegisterAsync(url, cancellationToken: token));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => x.DeliverAsync(Follow, token));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => x.DeliverAsync(Follow.Body, token));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => x.DeliverAsync(Follow, x.App.Owner, token));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => x.RevokeAsync(x.App.Owner, token));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => x.CheckWebhooksAsync(token));
        Assert.Single(x.Deliveries);
        Assert.Single(x.Webhooks);
    }

    [Theory]
    [InlineData("""{"for_user_id":"USER","x_events":[DEEP]}""")]
    [InlineData("""{"data":{"event_type":"post.create","filter":{"user_id":"USER"},"payload":{"id":"1","author_id":"USER","x":DEEP}}}""")]
    [InlineData("""{"data":[{"event_type":"post.create","filter":{"user_id":"USER"},"payload":{"id":"1","author_id":"USER","x":DEEP}}]}""")]
    public async Task A_body_arrives_however_deep_a_receiver_reads(string body)
    {
        await using var stage = await Stage.StartAsync();
        await stage.X.RegisterAsync(new Uri(stage.Bot.Url), cancellationToken: TestContext.Current.CancellationToken);
        var deep = new string('[', 500) + new string(']', 500);

        var delivery = Assert.Single(await stage.X.DeliverAsync(
            System.Text.Encoding.UTF8.GetBytes(body.Replace("USER", stage.X.App.Owner.Id, StringComparison.Ordinal).Replace("DEEP", deep, StringComparison.Ordinal)),
            TestContext.Current.CancellationToken));

        Assert.True(delivery.Succeeded, delivery.Failure);
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "JSON object")]
    [InlineData("""{"for_user_id":"1","for_user_id":"1"}""", "no property twice")]
    [InlineData("""{"a":[{"id":"1","id":"1"}]}""", "no property twice")]
    public async Task A_body_that_cannot_be_delivered_says_why(string body, string says)
    {
        await using var stage = await Stage.StartAsync();

        var refusal = await Assert.ThrowsAsync<ArgumentException>(
            () => stage.X.DeliverAsync(System.Text.Encoding.UTF8.GetBytes(body), TestContext.Current.CancellationToken));

        Assert.Equal("json", refusal.ParamName);
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_user_is_subscribed_besides_and_a_second_time_changes_nothing()
    {
        await using var stage = await Stage.StartAsync();
        var url = new Uri(stage.Bot.Url);
        var user = stage.X.AddUser("12");
        await stage.X.RegisterAsync(url, cancellationToken: TestContext.Current.CancellationToken);

        await stage.X.RegisterAsync(url, user, cancellationToken: TestContext.Current.CancellationToken);
        var webhook = await stage.X.RegisterAsync(url, user, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([stage.X.App.Owner.Id, "12"], webhook.SubscribedUserIds);
        Assert.Single(stage.X.Webhooks);
    }

    [Theory]
    [InlineData(null, "Twitter:ConsumerSecret is to be FakeX.App's, and its Twitter:ClientSecret empty: user secrets may hold one.")]
    [InlineData("client-secret", "Twitter:ClientSecret is to be FakeX.App's.")]
    public async Task A_wrong_answer_to_the_CRC_names_the_settings(string? clientSecret, string rule)
    {
        await using var stage = await Stage.StartAsync(options => options with { ClientSecret = clientSecret });
        stage.Bot.CrcSecret = clientSecret is null ? "another" : stage.X.App.ConsumerSecret;

        var failure = await RefusedAsync(stage, stage.Bot.Url);

        Assert.Contains($"its answer to the CRC is wrong. The receiver's {rule}", failure, StringComparison.Ordinal);
        Assert.Empty(stage.X.Webhooks);
    }

    [Fact]
    public async Task A_user_who_does_not_let_the_app_subscribe_is_refused()
    {
        await using var stage = await Stage.StartAsync();
        var user = stage.X.AddUser("12", maySubscribe: false);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => stage.X.RegisterAsync(new Uri(stage.Bot.Url), user, cancellationToken: TestContext.Current.CancellationToken));

        Assert.StartsWith("User 12 does not let the app subscribe", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_status_and_another_host_say_so()
    {
        await using var stage = await Stage.StartAsync();
        stage.Bot.Crc = Bot.Answer(404);

        Assert.Contains("with status 200. Does it run", await RefusedAsync(stage, stage.Bot.Url), StringComparison.Ordinal);
        Assert.Contains("FakeXOptions.AllowRemote", await RefusedAsync(stage, "https://bot.example.com/"), StringComparison.Ordinal);
    }

    private static async Task<string> RefusedAsync(Stage stage, string url) =>
        (await Assert.ThrowsAsync<InvalidOperationException>(
            () => stage.X.RegisterAsync(new Uri(url), cancellationToken: TestContext.Current.CancellationToken))).Message;
}
