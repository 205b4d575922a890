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
        stage.X.Faults.CloseDelivery(FakeXClose.InRequest(40));

        var broken = Assert.Single(await DeliverAsync(stage, Follow, user));

        await stage.Bot.NextBrokenAsync();
        Assert.Null(broken.Status);
        Assert.NotNull(broken.Failure);
        stage.Time.Advance(TimeSpan.FromSeconds(3));
        await stage.Bot.NextPostAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(300)]
    public async Task A_delivery_closed_in_its_answer_has_arrived_and_counts_as_failed(long bytes)
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(), "12");
        stage.Bot.Post = Bot.Answer(200, new string('x', 100));
        stage.X.Faults.CloseDelivery(FakeXClose.InAnswer(bytes));

        var lost = Assert.Single(await DeliverAsync(stage, Follow, user));

        Assert.Equal((null, "The connection was closed in the answer, as asked for."), (lost.Status, lost.Failure));
        var first = await stage.Bot.NextPostAsync();
        stage.Time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(first.Body, (await stage.Bot.NextPostAsync()).Body);
    }

    [Fact]
    public async Task A_delivery_closed_after_the_request_is_tried_again()
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(), "12");
        stage.X.Faults.CloseDelivery(FakeXClose.AfterRequest);

        Assert.Null(Assert.Single(await DeliverAsync(stage, Follow, user)).Status);

        stage.Time.Advance(TimeSpan.FromSeconds(3));
        await stage.DrainAsync();
        Assert.Equal((2, 200), (stage.X.Deliveries[^1].Attempt, stage.X.Deliveries[^1].Status));
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

    [Fact]
    public async Task Faults_to_come_can_be_forgotten()
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.SubscribeAsync(await stage.RegisterAsync(), "12");
        stage.X.Faults.SignWrongly();
        stage.X.Faults.CloseDelivery(FakeXClose.InRequest(40));
        stage.X.Faults.Delay(TimeSpan.FromHours(1));
        stage.X.Faults.Hold();
        stage.X.Faults.Duplicate();
        stage.X.Faults.EndReplayEarly();
        stage.X.Faults.CloseApi(FakeXClose.InRequest(0));

        stage.X.Faults.Clear();

        Assert.True(Assert.Single(await DeliverAsync(stage, Follow, user)).Succeeded);
        Assert.Equal(200, (await stage.Api.AsApp("GET", "/2/webhooks")).Status);
    }

    private static Task<IReadOnlyList<FakeXDelivery>> DeliverAsync(Stage stage, TwitterSample sample, FakeXUser user) =>
        stage.X.DeliverAsync(sample, user, TestContext.Current.CancellationToken);
}
