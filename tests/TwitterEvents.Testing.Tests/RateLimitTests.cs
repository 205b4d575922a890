using System.Globalization;

namespace TwitterEvents.Testing.Tests;

/// <summary>15-minute windows: contract §4.1, and X Activity's §2.</summary>
public sealed class RateLimitTests
{
    [Theory]
    [InlineData("GET", "/1.1/account_activity/webhooks.json", 15)]
    [InlineData("GET", "/1.1/account_activity/webhooks/1/subscriptions/all/list.json", 50)]
    [InlineData("DELETE", "/1.1/account_activity/webhooks/1/subscriptions/2/all.json", 500)]
    [InlineData("POST", "/1.1/account_activity/replay/webhooks/1/subscriptions/all.json", 5)]
    [InlineData("GET", "/2/webhooks", 450)]
    [InlineData("PUT", "/2/webhooks/1", 450)]
    [InlineData("POST", "/2/webhooks/replay", 100)]
    public async Task Every_answer_tells_limit_rest_and_reset(string method, string path, int limit)
    {
        await using var stage = await Stage.StartAsync();

        var first = await stage.Api.AsApp(method, path);
        var second = await stage.Api.AsApp(method, path);

        Assert.Equal((Text(limit), Text(limit - 1)), (first.Headers["x-rate-limit-limit"], first.Headers["x-rate-limit-remaining"]));
        Assert.Equal(Text(limit - 2), second.Headers["x-rate-limit-remaining"]);

        // The window begins with the first call, 89 ms into a second; a reset is a whole second, and never too early.
        var reset = new DateTimeOffset(2026, 3, 4, 5, 21, 8, TimeSpan.Zero).ToUnixTimeSeconds();
        Assert.Equal([Text(reset), Text(reset)], [first.Headers["x-rate-limit-reset"], second.Headers["x-rate-limit-reset"]]);
    }

    [Fact]
    public async Task One_call_too_many_is_code_88_until_the_window_ends()
    {
        await using var stage = await Stage.StartAsync();
        const string V1 = "/1.1/account_activity/webhooks.json";
        const string V2 = "/2/webhooks";
        for (var i = 0; i < 15; i++)
        {
            Assert.Equal(200, (await stage.Api.AsApp("GET", V1)).Status);
        }

        for (var i = 0; i < 450; i++)
        {
            Assert.Equal(200, (await stage.Api.AsApp("GET", V2)).Status);
        }

        var refused = await stage.Api.AsApp("GET", V1);
        refused.AssertError(429, 88, "Rate limit exceeded");
        Assert.Equal("0", refused.Headers["x-rate-limit-remaining"]);
        Assert.Equal(429, (await stage.Api.AsApp("GET", V2)).Status);

        stage.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(200, (await stage.Api.AsApp("GET", V1)).Status);
    }

    [Fact]
    public async Task Each_user_has_an_own_window()
    {
        await using var stage = await Stage.StartAsync();
        const string Path = "/1.1/account_activity/all/webhooks.json";

        var owner = await stage.Api.AsOwner("GET", Path);
        var other = await stage.Api.As(stage.X.AddUser("12"), "GET", Path);
        var app = await stage.Api.AsApp("GET", Path);

        Assert.All([owner, other, app], answer => Assert.Equal("14", answer.Headers["x-rate-limit-remaining"]));
    }

    [Fact]
    public async Task Limits_can_be_left_out()
    {
        await using var stage = await Stage.StartAsync(options => options with { RateLimits = false });
        for (var i = 0; i < 20; i++)
        {
            var answer = await stage.Api.AsApp("GET", "/1.1/account_activity/webhooks.json");

            Assert.Equal(200, answer.Status);
            Assert.False(answer.Headers.ContainsKey("x-rate-limit-limit"));
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
