namespace TwitterEvents.Tool.Tests;

/// <summary><c>twitter-events listen --forward</c>.</summary>
public sealed class ListenForwardTests
{
    private static readonly TwitterSample Follow = TwitterSamples.Get("follow.follow", "follow");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task What_is_forwarded_is_signed_as_X_signs_it_and_reaches_the_handler(bool hasConsumerSecret, bool hasClientSecret)
    {
        await using var desk = await Desk.OpenAsync(new FakeXOptions { ClientSecret = hasClientSecret ? "0123456789-client-secret" : null });
        desk.Environment["Twitter__ConsumerSecret"] = hasConsumerSecret ? desk.X.App.ConsumerSecret : null;
        desk.Environment["Twitter__ClientSecret"] = desk.X.App.ClientSecret;
        await using var receiver = await Receiver.StartAsync(hasConsumerSecret ? desk.X.App.ConsumerSecret : null, desk.X.App.ClientSecret);
        await Listen.SubscribeAsync(desk);
        await using var listen = await Listen.StartAsync(desk, "--forward", receiver.Url, "--count", "1");

        await desk.X.DeliverAsync(Listen.Another("815"), Cancelled);

        Assert.Equal("815", await receiver.NextFollowerAsync());
        Assert.Matches(@"^          forwarded: 200 after \d+ ms$", await listen.WaitForLineAsync(line => line.Contains("forwarded", StringComparison.Ordinal)));
        Assert.Equal(0, await listen.ExitAsync());
        desk.AssertNoSecret(string.Join('\n', listen.Lines));
    }

    [Fact]
    public async Task A_receiver_that_is_not_there_or_says_no_ends_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        await Listen.SubscribeAsync(desk);
        desk.Bot.Post = Bot.HangUp;
        await using var listen = await Listen.StartAsync(desk, "--forward", desk.Bot.Url, "--count", "3");

        await desk.X.DeliverAsync(Follow, desk.X.App.Owner, Cancelled);
        await listen.WaitForLineAsync(line => line.StartsWith("          not delivered: ", StringComparison.Ordinal));
        desk.Bot.Post = Bot.Answer(401);
        await desk.X.DeliverAsync(Listen.Another("1"), Cancelled);
        await listen.WaitForLineAsync(line => line.StartsWith("          forwarded: 401 after ", StringComparison.Ordinal));
        desk.Bot.Post = Bot.Answer(200);
        await desk.X.DeliverAsync(Listen.Another("2"), Cancelled);

        Assert.Equal(0, await listen.ExitAsync());
        Assert.Contains(listen.Lines, line => line.StartsWith("          forwarded: 200 after ", StringComparison.Ordinal));
        Assert.Single(listen.Lines, line => line.StartsWith("401: the receiver does not take the signature.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_ends_at_the_count_whatever_has_come_with_the_last()
    {
        await using var desk = await Desk.OpenAsync();
        await Listen.SubscribeAsync(desk);
        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        desk.Bot.Post = _ =>
        {
            begun.TrySetResult();
            return gate.Task;
        };
        await using var listen = await Listen.StartAsync(desk, "--forward", desk.Bot.Url, "--count", "2");

        await desk.X.DeliverAsync(Listen.Another("1"), Cancelled);
        await begun.Task;
        for (var i = 2; i <= 9; i++)
        {
            await desk.X.DeliverAsync(Listen.Another($"{i}"), Cancelled);
        }

        gate.SetResult();
        Assert.Equal(0, await listen.ExitAsync());
        Assert.Equal(2, listen.Lines.Count(static line => line.Contains("FollowFollowEvent", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nothing_is_forwarded_unsigned()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Environment["Twitter__ConsumerSecret"] = null;

        var result = await desk.RunAsync("listen", "--forward", desk.Bot.Url);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("Twitter:ClientSecret, Twitter:ConsumerSecret, or both, and neither is set", result.Errors, StringComparison.Ordinal);
    }
}
