using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TwitterEvents.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary><c>EnsureRegistered</c> in an app: one call, and X sends.</summary>
public sealed class EnsureRegisteredTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TwitterApi.V1Premium)]
    [InlineData(TwitterApi.V1Enterprise)]
    [InlineData(TwitterApi.V2)]
    public async Task One_call_and_events_come(TwitterApi api)
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);
        await using var bot = await Bot.StartAsync(x, api, register: static _ => { });

        var id = await bot.Registration.WhenRegisteredAsync(Token);
        await x.DeliverAsync(TwitterSamples.Get("follow_events", "follow"), x.App.Owner, Token);

        Assert.Equal(id, Assert.Single(x.Webhooks).Id);
        Assert.IsType<FollowEvent>(Assert.Single(bot.Events.Events).Event);
        Assert.Contains(bot.Logs.Lines, line => line.Level == LogLevel.Information && line.Text.StartsWith($"Registered: X sends to {bot.Url}", StringComparison.Ordinal));
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(bot));
    }

    [Fact]
    public async Task What_code_declares_wins_over_the_settings()
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);
        var ada = x.AddUser("815");
        await using var bot = await Bot.StartAsync(x, TwitterApi.V2, register: options =>
        {
            options.Environment = "dev";
            options.Users.Add(UserCredentials.OAuth1(ada.AccessToken, ada.AccessTokenSecret));
        });

        await bot.Registration.WhenRegisteredAsync(Token);

        var webhook = Assert.Single(x.Webhooks);
        Assert.Equal((FakeXApi.V1Premium, "dev"), (webhook.CreatedBy, webhook.Environment));
        Assert.Equal(["815"], webhook.SubscribedUserIds);
    }

    [Fact]
    public async Task While_X_is_down_it_says_so_and_when_X_is_back_it_registers()
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);
        x.Faults.AnswerApi(FakeXAnswer.ServiceDown, requests: 20);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var bot = await Bot.StartAsync(x, TwitterApi.V2, register: static _ => { }, time: time);
        var registered = bot.Registration.WhenRegisteredAsync(Token);

        await time.AdvanceUntilAsync(TimeSpan.FromMilliseconds(500), () => bot.Registration.State.Status == TwitterRegistrationStatus.Failing);
        Assert.Contains("code 67", bot.Registration.State.Message, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Degraded, await HealthAsync(bot));
        x.Faults.Clear();
        await time.AdvanceUntilAsync(TimeSpan.FromMilliseconds(500), () => registered.IsCompleted);

        Assert.Equal(await registered, Assert.Single(x.Webhooks).Id);
        Assert.Equal(HealthStatus.Healthy, await HealthAsync(bot));

        // One line for each problem that is new, whatever the number of tries.
        var errors = bot.Logs.Lines.Where(line => line.Level == LogLevel.Error).Select(line => line.Text).ToArray();
        Assert.NotEmpty(errors);
        Assert.All(errors, text => Assert.Contains("code 67", text, StringComparison.Ordinal));
        Assert.InRange(errors.Length, 1, 2);
    }

    [Fact]
    public async Task A_webhook_that_X_holds_invalid_is_validated_at_the_next_look()
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var bot = await Bot.StartAsync(x, TwitterApi.V1Premium, register: static options => options.CheckInterval = TimeSpan.FromMinutes(1), time: time);
        await bot.Registration.WhenRegisteredAsync(Token);
        bot.AnswersChecksWrongly = true;
        await x.CheckWebhooksAsync(Token);
        bot.AnswersChecksWrongly = false;

        await time.AdvanceUntilAsync(TimeSpan.FromSeconds(10), () => x.Webhooks.Single().Valid);
    }

    [Fact]
    public void The_settings_come_from_the_section_the_receiver_has()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Social:X:ConsumerSecret"] = "secret",
            ["Social:X:ConsumerKey"] = "key",
            ["Social:X:Url"] = "https://bot.example/a",
        });
        builder.Services.AddTwitterEvents(builder.Configuration.GetSection("Social:X")).EnsureRegistered();
        using var services = builder.Services.BuildServiceProvider();

        Assert.Equal("key", services.GetRequiredService<IOptions<TwitterManagementOptions>>().Value.ConsumerKey);
        Assert.Equal("https://bot.example/a", services.GetRequiredService<IOptions<TwitterRegistrationOptions>>().Value.Url);
    }

    [Fact]
    public async Task Without_a_URL_the_app_does_not_start()
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => Bot.StartAsync(x, TwitterApi.V2, register: static options => options.Url = null));

        Assert.Contains("Twitter:Url is not set", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Twitter:Api", "must be x-activity, v2")]
    [InlineData("Twitter:MaxRateLimitWait", "00:16:00")]
    public async Task A_setting_that_cannot_be_read_stops_the_start_and_never_shows_its_value(string setting, string cure)
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);

        var error = await Assert.ThrowsAsync<OptionsValidationException>(
            () => Bot.StartAsync(x, TwitterApi.V2, register: static _ => { }, change: settings => settings[setting] = "hush-hush"));

        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
        Assert.Contains(cure, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_that_stops_while_it_waits_stops_at_once()
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);
        x.Faults.AnswerApi(FakeXAnswer.ServiceDown, requests: 1_000);
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var bot = await Bot.StartAsync(x, TwitterApi.V2, register: static _ => { }, time: time);
        await time.AdvanceUntilAsync(TimeSpan.FromMilliseconds(500), () => bot.Registration.State.Status == TwitterRegistrationStatus.Failing);

        await bot.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token);
    }

    private static async Task<HealthStatus> HealthAsync(Bot bot) =>
        (await bot.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Status;
}
