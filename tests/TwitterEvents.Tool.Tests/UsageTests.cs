namespace TwitterEvents.Tool.Tests;

/// <summary>Command lines that cannot be understood.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("There is no command 'webhok'. Did you mean webhook?", "webhok")]
    [InlineData("There is no command 'lst'. Did you mean list?", "webhook", "lst")]
    [InlineData("There is no option --jsn. Did you mean --json?", "webhook", "list", "--jsn")]
    [InlineData("There is no option --webhook-ids. Did you mean --webhook-id?", "replay", "--webhook-ids", "5")]
    [InlineData("does not take 'x'", "doctor", "x")]
    [InlineData("Option '--to' is required.", "replay", "--from", "202603040506")]
    [InlineData("'x-activity' 'v2' 'v1-premium' 'v1-enterprise'", "webhook", "list", "--api", "v3")]
    [InlineData("Account Activity has no 'folow_events'. Did you mean follow_events?", "doctor", "--event", "folow_events")]
    [InlineData("--deliver-every is a number of seconds", "fake-x", "--deliver-every", "1,5")]
    [InlineData("--timeout is a number of seconds", "connect", "--timeout", "1,5")]
    [InlineData("Name a command.")]
    [InlineData("Name a command of `twitter-events webhook`.", "webhook")]
    public async Task The_error_is_one_sentence_on_standard_error_and_perhaps_what_was_meant(string says, params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--user-id", "webhook", "list", "--user-id", "3")]
    [InlineData("--user-id", "doctor", "--user-id", "3")]
    [InlineData("--user-id", "fake-x", "--user-id", "3")]
    [InlineData("--user-id", "replay", "--from", "202603040506", "--to", "202603040507", "--user-id", "3")]
    [InlineData("--user-id", "subscription", "list", "--user-id", "3")]
    [InlineData("--webhook-id", "webhook", "add", "--webhook-id", "3")]
    [InlineData("--webhook-id", "subscription", "count", "--webhook-id", "3")]
    [InlineData("--url", "webhook", "list", "--url", "https://bot.example.com/x")]
    [InlineData("--environment", "webhook", "list", "--environment", "dev")]
    [InlineData("--webhook-id", "subscription", "list", "--webhook-id", "3", "--api", "v1-premium", "--environment", "dev")]
    [InlineData("--url", "subscription", "add", "--url", "https://bot.example.com/x", "--api", "v1-premium", "--environment", "dev")]
    [InlineData("--url", "webhook", "validate", "3", "--url", "https://bot.example.com/x")]
    [InlineData("--url", "webhook", "delete", "--webhook-id", "3", "--url", "https://bot.example.com/x")]
    [InlineData("--url", "subscription", "list", "--webhook-id", "3", "--url", "https://bot.example.com/x")]
    [InlineData("--url", "replay", "--from", "202603040506", "--to", "202603040507", "--webhook-id", "3", "--url", "https://bot.example.com/x")]
    [InlineData("--api", "activity", "list", "--api", "v2")]
    [InlineData("--environment", "activity", "list", "--environment", "dev")]
    [InlineData("--base-address", "activity", "types", "--base-address", "http://127.0.0.1:1")]
    [InlineData("--keyword", "activity", "add", "follow.follow", "--keyword", "dotnet")]
    [InlineData("--user-id", "activity", "add", "news.new", "--user-id", "42")]
    [InlineData("--username", "activity", "add", "oauth.revoke", "--username", "ada")]
    [InlineData("--direction", "activity", "add", "block.block", "--direction", "inbound")]
    [InlineData("--keyword", "activity", "sync", "--event-type", "follow.follow", "--keyword", "dotnet")]
    [InlineData("--url", "activity", "add", "follow.follow", "--user-id", "42", "--no-webhook", "--url", "https://bot.example.com/x")]
    [InlineData("--webhook-id", "activity", "sync", "--event-type", "follow.follow", "--user-id", "42", "--no-webhook", "--webhook-id", "3")]
    [InlineData("--no-verify", "migrate", "--no-verify")]
    [InlineData("--user-secrets-id", "fake-x", "--user-secrets-id", "bot")]
    [InlineData("--user-secrets-id", "send", "follow_events", "--to", "http://localhost:1/x", "--user-secrets-id", "bot")]
    public async Task An_option_that_does_not_apply_is_refused(string option, params string[] arguments)
    {
        await using var desk = await Desk.OpenAsync();

        var result = await desk.RunAsync(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Matches($"^{option} (does not apply|is for v1-premium)", result.Errors);
    }

    [Fact]
    public async Task An_option_of_other_commands_names_them()
    {
        var result = await RunAsync("webhook", "list", "--user-id", "3");

        Assert.StartsWith(
            "--user-id does not apply to `twitter-events webhook list`; it is for activity list, activity add, activity sync, subscription add, subscription check, subscription delete.",
            result.Errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_JSON_the_error_is_a_document_too()
    {
        var result = await RunAsync("webhook", "list", "--json", "--user-id", "3");

        var error = Desk.Json(result, 2).GetProperty("error");
        Assert.Equal("usage", error.GetProperty("kind").GetString());
        Assert.Equal(result.Errors.TrimEnd(), error.GetProperty("message").GetString());
    }

    private static Task<CommandResult> RunAsync(params string[] arguments) =>
        WarmTool.RunAsync([.. arguments], Repository.Root);
}
