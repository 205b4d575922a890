using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TwitterEvents.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>Settings that change while the app runs: valid ones come into force, others never.</summary>
public sealed class SettingsTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("MaxRateLimitWait", "hush-hush")]
    [InlineData("MaxRateLimitWait", "-00:01:00")]
    [InlineData("Api", "hush-hush")]
    [InlineData("BaseAddress", "hush-hush")]
    [InlineData("BaseAddress", "http://hush-hush.example")]
    public void A_bad_reload_keeps_the_last_valid_settings_and_names_the_setting_but_no_value(string setting, string value)
    {
        var (configuration, monitor, logs) = Build(services => services);
        Assert.Equal("key", monitor.CurrentValue.ConsumerKey);
        var heard = new List<string?>();
        using var listening = monitor.OnChange((options, _) => heard.Add(options.ConsumerKey));

        configuration["Twitter:ConsumerKey"] = "key of a bad reload";
        configuration[$"Twitter:{setting}"] = value;
        configuration.Reload();

        Assert.Equal("key", monitor.CurrentValue.ConsumerKey);
        Assert.Empty(heard);
        var line = Assert.Single(logs.Lines, line => line.Level == LogLevel.Error);
        Assert.Contains($"Twitter:{setting}", line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", line.Text, StringComparison.Ordinal);

        configuration[$"Twitter:{setting}"] = null;
        configuration.Reload();

        Assert.Equal("key of a bad reload", monitor.CurrentValue.ConsumerKey);
        Assert.Equal(["key of a bad reload"], heard);
    }

    [Fact]
    public void What_the_apps_own_code_throws_at_a_reload_is_told_without_its_message()
    {
        var throws = false;
        var (configuration, monitor, logs) = Build(
            services => services.PostConfigure<TwitterManagementOptions>(options => options.Section = throws ? throw new InvalidOperationException("hush-hush") : "Twitter"));
        Assert.Equal("key", monitor.CurrentValue.ConsumerKey);

        throws = true;
        configuration.Reload();

        Assert.Equal("key", monitor.CurrentValue.ConsumerKey);
        var line = Assert.Single(logs.Lines, line => line.Level == LogLevel.Error);
        Assert.Contains(nameof(InvalidOperationException), line.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hush-hush", line.Text + line.Exception, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_URL_that_changes_is_registered_at_once()
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);
        await using var bot = await Bot.StartAsync(x, TwitterApi.V2, register: static options => options.CheckInterval = Timeout.InfiniteTimeSpan);
        var first = await bot.Registration.WhenRegisteredAsync(Token);
        var configuration = (IConfigurationRoot)bot.Services.GetRequiredService<IConfiguration>();

        configuration["Twitter:Url"] = $"{bot.Url}?moved";
        configuration.Reload();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (bot.Registration.State.WebhookId == first)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }

        Assert.Equal([bot.Url, $"{bot.Url}?moved"], x.Webhooks.Select(webhook => webhook.Url.OriginalString));
        Assert.Equal($"X sends to {bot.Url}?moved.", bot.Registration.State.Message);
    }

    [Fact]
    public async Task A_URL_that_is_lost_in_a_reload_stays()
    {
        await using var x = await FakeX.StartAsync(cancellationToken: Token);
        await using var bot = await Bot.StartAsync(x, TwitterApi.V2, register: static _ => { });
        await bot.Registration.WhenRegisteredAsync(Token);
        var configuration = (IConfigurationRoot)bot.Services.GetRequiredService<IConfiguration>();

        configuration["Twitter:Url"] = "";
        configuration.Reload();

        Assert.Equal(bot.Url, bot.Services.GetRequiredService<IOptionsMonitor<TwitterRegistrationOptions>>().CurrentValue.Url);
        Assert.Contains(bot.Logs.Lines, line => line.Level == LogLevel.Error && line.Text.Contains("Twitter:Url is not set", StringComparison.Ordinal));
    }

    private static (IConfigurationRoot Configuration, IOptionsMonitor<TwitterManagementOptions> Monitor, CollectedLogs Logs) Build(
        Func<IServiceCollection, IServiceCollection> change)
    {
        var logs = new CollectedLogs();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Twitter:ConsumerKey"] = "key" }).Build();
        var services = change(new ServiceCollection().AddLogging(logging => logging.AddProvider(logs)).AddTwitterManagement(configuration.GetSection("Twitter")));
        return (configuration, services.BuildServiceProvider().GetRequiredService<IOptionsMonitor<TwitterManagementOptions>>(), logs);
    }
}
