using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using TwitterEvents.Management;
using TwitterEvents.StartUp;
using TwitterEvents.Tests;

namespace TwitterEvents.AspNetCore.Tests.StartUp;

/// <summary>A setting that nobody reads is told at start, with the one it was perhaps meant to be, never with its value.</summary>
public sealed class SettingNamesTests
{
    [Theory]
    [InlineData("Twitter:ConsumerSecert", "Twitter:ConsumerSecret")]
    [InlineData("Twitter:consumer_secret", "Twitter:ConsumerSecret")]
    [InlineData("Twitter:ApiKeySecret", "Twitter:ConsumerSecret")]
    [InlineData("Twitter:CosumerKey", "Twitter:ConsumerKey")]
    [InlineData("Twitter:AccesTokenSecret", "Twitter:AccessTokenSecret")]
    [InlineData("Twitter:HandlerBudgetSeconds", "Twitter:HandlerBudget")]
    [InlineData("Twitter:PreviousConsumerSecret", "Twitter:PreviousConsumerSecrets")]
    [InlineData("Twitter:MaxBodySize", null)]
    [InlineData("Twitter:Ulr", "Twitter:Url")]
    [InlineData("Twitter:App", "Twitter:Apps")]
    [InlineData("Twitter:BotName", null)]
    [InlineData("Twitter:WhatsAppSender", null)]
    [InlineData("Twitter:Apps:b:ClientSecrt", "Twitter:Apps:b:ClientSecret")]
    [InlineData("Twitter:Apps:b:MaxBodyBytes", "Twitter:MaxBodyBytes")]
    public void A_setting_that_nobody_reads_is_found_with_the_nearest_one(string setting, string? nearest) =>
        Assert.Equal([(setting, nearest)], Find(new() { [setting] = "value" }));

    [Fact]
    public void The_names_of_apps_are_free() => Assert.Empty(Find(new() { ["Twitter:Apps:Consumer:ConsumerSecret"] = "secret" }));

    [Fact]
    public void Few_are_told_and_long_ones_are_cut()
    {
        var found = Find(Enumerable.Range(0, 100).ToDictionary(static i => $"Twitter:{i}{new string('x', 1000)}", static _ => (string?)""));

        Assert.Equal(8, found.Length);
        Assert.All(found, static unknown => Assert.True(unknown.Setting.Length < 300));
    }

    [Fact]
    public void Every_setting_of_the_receiver_is_known()
    {
        var settings = Names(typeof(TwitterOptions)).Select(static name => $"Twitter:{name}")
            .Concat(Names(typeof(TwitterAppOptions)).Select(static name => $"Twitter:Apps:b:{name}"));

        Assert.Empty(Find(settings.ToDictionary(static name => name, static _ => (string?)"")));
    }

    [Fact]
    public void The_settings_of_the_management_package_and_the_tool_are_those_they_have()
    {
        string[] others = ["Url", "Inbox", "InboxName", "NatsCa", "NatsCredentials"];

        Assert.Equal(Names(typeof(TwitterManagementOptions)).Concat(others).Order(StringComparer.Ordinal), SettingNames.OfOthers.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("MIGRATION.md")]
    public void Every_setting_that_a_page_names_is_known(string page)
    {
        var names = Regex.Matches(File.ReadAllText(PathOf(page)), "Twitter(?::|__)([A-Za-z]+)").Select(static match => $"Twitter:{match.Groups[1].Value}").ToHashSet();

        Assert.Contains("Twitter:ConsumerSecret", names);
        Assert.Empty(Find(names.ToDictionary(static name => name, static _ => (string?)"")));
    }

    [Fact]
    public async Task A_misspelt_setting_is_one_warning_and_one_that_is_the_users_own_is_none()
    {
        var logs = new CollectedLogs();
        await using var app = ReceiverHost.Build(
            static twitter => twitter.Handle<TwitterEvent>("One", static (_, _, _) => default),
            settings: new() { ["Twitter:ConsumerSecret"] = "secret", ["Twitter:ClientSecert"] = "hush-hush", ["Twitter:BotName"] = "hush-hush" },
            logs: logs);

        await app.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [
                (LogLevel.Information, "Twitter:BotName is no setting of TwitterEvents and is not read by it."),
                (LogLevel.Warning, "Twitter:ClientSecert is no setting of TwitterEvents and is not read. Did you mean Twitter:ClientSecret?"),
            ],
            logs.OfReceiver.Where(static line => line.Text.Contains("no setting", StringComparison.Ordinal)).Select(static line => (line.Level, line.Text)));
        Assert.DoesNotContain(logs.Lines, static line => line.Text.Contains("hush-hush", StringComparison.Ordinal));
    }

    private static string PathOf(string page, [CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", page);

    private static (string Setting, string? Nearest)[] Find(Dictionary<string, string?> settings) =>
        [.. SettingNames.FindUnknown(new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection("Twitter"))];

    private static IEnumerable<string> Names(Type options) =>
        options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(static property => property.Name);
}
