namespace TwitterEvents.Testing.Tests;

/// <summary>Time limits and retries: contract §3.</summary>
public sealed class RetryTests
{
    private static readonly TwitterSample Sample = TwitterSamples.Get("follow_events", "follow");

    [Theory]
    [InlineData(FakeXApi.V1Premium)]
    [InlineData(FakeXApi.V1Enterprise)]
    public async Task V1_tries_again_after_3_27_and_242_seconds(FakeXApi api)
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(api), "12");
        stage.Bot.Post = Bot.Answer(500);
        var start = stage.Time.GetUtcNow();

        await stage.X.DeliverAsync(Sample, user, TestContext.Current.CancellationToken);
        var bodies = new List<string> { (await stage.Bot.NextPostAsync()).Body };
        foreach (var seconds in new[] { 3, 27, 242 })
        {
            var wait = TimeSpan.FromSeconds(seconds);
            if (seconds > 3)
            {
                await stage.Time.UntilSomebodyWaitsAsync(wait);
            }

            stage.Time.Advance(wait - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, stage.Bot.PostCount);
            stage.Time.Advance(TimeSpan.FromMilliseconds(1));
            bodies.Add((await stage.Bot.NextPostAsync()).Body);
        }

        await stage.DrainAsync();
        Assert.Single(bodies.Distinct());
        Assert.Equal([1, 2, 3, 4], stage.X.Deliveries.Select(delivery => delivery.Attempt));
        Assert.Equal([0, 3, 30, 272], stage.X.Deliveries.Select(delivery => (delivery.SentAt - start).TotalSeconds));
        Assert.All(stage.X.Deliveries, delivery => Assert.Equal(500, delivery.Status));
    }

    [Fact]
    public async Task Retries_end_with_success()
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(), "12");
        stage.Bot.Post = Bot.Answer(500);
        await stage.X.DeliverAsync(Sample, user, TestContext.Current.CancellationToken);
        stage.Bot.Post = Bot.Answer(200);

        stage.Time.Advance(TimeSpan.FromSeconds(3));
        await stage.DrainAsync();

        Assert.Equal([500, 200], stage.X.Deliveries.Select(delivery => delivery.Status));
    }

    [Fact]
    public async Task V2_does_not_try_again()
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(FakeXApi.V2), "12");
        stage.Bot.Post = Bot.Answer(500);

        await stage.X.DeliverAsync(Sample, user, TestContext.Current.CancellationToken);
        stage.Time.Advance(TimeSpan.FromMinutes(10));
        await stage.DrainAsync();

        Assert.Single(stage.X.Deliveries);
    }

    [Theory]
    [InlineData(FakeXApi.V1Enterprise, 3)]
    [InlineData(FakeXApi.V2, 10)]
    public async Task An_answer_has_a_time_limit(FakeXApi api, int seconds)
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(api), "12");
        stage.Bot.Post = Bot.Hang;

        var delivering = stage.X.DeliverAsync(Sample, user, TestContext.Current.CancellationToken);
        await stage.Bot.NextPostAsync();
        stage.Time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.False(delivering.IsCompleted);
        stage.Time.Advance(TimeSpan.FromMilliseconds(1));

        var delivery = Assert.Single(await delivering);
        Assert.Null(delivery.Status);
        Assert.Equal($"No answer within {seconds} seconds.", delivery.Failure);
    }

    [Fact]
    public async Task A_webhook_deleted_meanwhile_gets_no_retry()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync();
        var user = await stage.SubscribeAsync(webhook, "12");
        stage.Bot.Post = Bot.Answer(500);
        await stage.X.DeliverAsync(Sample, user, TestContext.Current.CancellationToken);
        await stage.Api.AsApp("DELETE", $"/2/webhooks/{webhook.Id}");

        stage.Time.Advance(TimeSpan.FromSeconds(3));
        await stage.DrainAsync();

        Assert.Single(stage.X.Deliveries);
    }

    [Fact]
    public async Task A_webhook_gone_invalid_meanwhile_gets_no_retry()
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(), "12");
        stage.Bot.Post = Bot.Answer(500);
        await stage.X.DeliverAsync(Sample, user, TestContext.Current.CancellationToken);
        stage.Bot.Crc = Bot.Answer(200, "{}");
        await stage.X.CheckWebhooksAsync(TestContext.Current.CancellationToken);

        stage.Time.Advance(TimeSpan.FromSeconds(3));
        await stage.DrainAsync();

        Assert.Single(stage.X.Deliveries);
    }

    [Fact]
    public async Task Disposal_ends_retries_and_deliveries()
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(), "12");
        stage.Bot.Post = Bot.Answer(500);
        await stage.X.DeliverAsync(Sample, user, TestContext.Current.CancellationToken);
        await stage.Bot.NextPostAsync();
        stage.Bot.Post = Bot.Hang;
        var hanging = stage.X.DeliverAsync(Sample, user, TestContext.Current.CancellationToken);
        await stage.Bot.NextPostAsync();

        await stage.X.DisposeAsync();
        await stage.X.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
    }
}
