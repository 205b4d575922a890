namespace TwitterEvents.Tool.Tests;

/// <summary>Where credentials come from.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("given-id")]
    public async Task User_secrets_are_read_of_the_project_in_the_folder_or_as_named(string? id)
    {
        await using var desk = await Desk.OpenAsync();
        var token = desk.Environment["Twitter__BearerToken"];
        desk.Environment["Twitter__BearerToken"] = null;
        desk.Environment["Twitter__ConsumerKey"] = null;
        desk.Folder.Write($".microsoft/usersecrets/{id ?? "own-id"}/secrets.json", $$"""{"Twitter:BearerToken":"{{token}}"}""");
        desk.Folder.Write("Bot.csproj", "<Project><PropertyGroup><UserSecretsId>own-id</UserSecretsId></PropertyGroup></Project>");

        var listed = await desk.JsonAsync(["webhook", "list", .. id is null ? Array.Empty<string>() : ["--user-secrets-id", id]]);

        Assert.Empty(listed.GetProperty("webhooks").EnumerateArray());
    }

    [Fact]
    public async Task A_settings_file_is_read_and_the_environment_and_options_win()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Folder.Write("appsettings.json", """{"Twitter":{"BearerToken":"wrong-from-file","BaseAddress":"http://127.0.0.1:1","Environment":"none"}}""");
        desk.Environment["Twitter__BaseAddress"] = null;

        await desk.JsonAsync(["webhook", "list", "--base-address", desk.X.Address.ToString(), .. Desk.Api("v1-premium")]);
    }

    [Theory]
    [InlineData("appsettings.json", "{", "Line 1 is no JSON.")]
    [InlineData("appsettings.json", "{\"Twitter\":{\n\"ConsumerSecret\": tsecret-without-quotes}}", "Line 2 is no JSON.")]
    [InlineData("appsettings.json", "[]", "must be an object")]
    [InlineData("appsettings.json", """{"Twitter":{"Api":"v3"}}""", "v1-premium")]
    [InlineData("appsettings.json", """{"Twitter":{"MaxRateLimitWait":"soon"}}""", "Twitter:MaxRateLimitWait must be")]
    public async Task What_cannot_be_read_is_bad_usage(string file, string content, string says)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Folder.Write(file, content);

        var result = await desk.RunAsync("webhook", "list");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(says, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("tsecret", result.Errors, StringComparison.Ordinal);
        Assert.Single(result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task User_secrets_of_a_misspelt_name_are_told()
    {
        await using var desk = await Desk.OpenAsync();

        var result = await desk.RunAsync("webhook", "list", "--user-secrets-id", "missspelt");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("--user-secrets-id: there are no user secrets 'missspelt' (", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConsumerKey", "v1-enterprise", "webhook", "add", "--url", "https://bot.example.com/x")]
    [InlineData("AccessTokenSecret", "v1-premium", "webhook", "validate", "1")]
    [InlineData("AccessToken", "v2", "subscription", "add")]
    [InlineData("AccessToken", "v2", "subscription", "check", "--webhook-id", "1")]
    public async Task A_missing_credential_is_named_before_anything_is_called(string setting, string api, params string[] arguments)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Environment[$"Twitter__{setting}"] = null;

        var result = await desk.RunAsync([.. arguments, .. Desk.Api(api), "--json"]);

        var error = Desk.Json(result, 2).GetProperty("error");
        Assert.Equal("usage", error.GetProperty("kind").GetString());
        Assert.Contains($"Twitter:{setting}", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains($"Twitter:{setting}", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConsumerSecret", "\n", "subscription", "check", "--webhook-id", "1")]
    [InlineData("AccessToken", " ", "subscription", "check", "--webhook-id", "1")]
    [InlineData("ClientId", "\r\n", "connect", "--timeout", "0.1")]
    public async Task White_space_that_came_along_with_a_credential_is_named_before_anything_is_called(string setting, string along, params string[] arguments)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Environment["Twitter__ClientId"] = desk.X.App.ClientId;
        desk.Environment[$"Twitter__{setting}"] += along;

        var result = await desk.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Equal($"Twitter:{setting} begins or ends with white space. Remove it: often a line break that came along when it was copied.\n", result.Errors);
    }

    [Theory]
    [InlineData("webhook", "list", "--user-secrets-id", "a/b")]
    [InlineData("webhook", "add")]
    [InlineData("webhook")]
    [InlineData("webhook", "list", "--api", "v3")]
    [InlineData("subscription", "delete")]
    [InlineData("webhook", "delete")]
    [InlineData("webhook", "delete", "1", "--webhook-id", "2")]
    [InlineData("webhook", "list", "--api", "v1-premium")]
    [InlineData("webhook", "list", "--base-address", "http://x.example.com")]
    [InlineData("replay", "--from", "yesterday", "--to", "202603040506")]
    [InlineData("replay", "--from", "202603040506")]
    [InlineData("subscription", "check", "--user-id", "999")]
    [InlineData("subscription", "add", "--user-id", "999")]
    public async Task Bad_usage_has_exit_code_2_and_says_why(params string[] arguments)
    {
        await using var desk = await Desk.OpenAsync();

        var result = await desk.RunAsync(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Errors);
    }

    [Fact]
    public async Task With_several_webhooks_the_one_of_the_URL_is_taken_or_all_are_named()
    {
        await using var desk = await Desk.OpenAsync();
        var first = await desk.RegisterAsync("v2");
        var second = (await desk.JsonAsync("webhook", "add", "--url", desk.Bot.Url + "/2")).GetProperty("id").GetString()!;

        var unclear = await desk.RunAsync("webhook", "delete");
        Assert.Equal(2, unclear.ExitCode);
        Assert.Contains(first, unclear.Errors, StringComparison.Ordinal);
        Assert.Contains(second, unclear.Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await desk.RunAsync("webhook", "delete", "--url", desk.Bot.Url + "/3")).ExitCode);

        await desk.JsonAsync("webhook", "delete", "--url", desk.Bot.Url + "/2");
        Assert.Equal(first, Assert.Single(desk.X.Webhooks).Id);
    }

    [Theory]
    [InlineData("webhook")]
    [InlineData("webhook", "validate")]
    [InlineData("subscription")]
    [InlineData("subscription", "add")]
    [InlineData("activity")]
    [InlineData("activity", "add")]
    [InlineData("activity", "sync")]
    [InlineData("migrate")]
    [InlineData("replay")]
    [InlineData("doctor")]
    [InlineData("send")]
    [InlineData("samples")]
    [InlineData("fake-x")]
    [InlineData("inspect")]
    public async Task Help_has_examples(params string[] command)
    {
        var result = await WarmTool.RunAsync([.. command, "--help"], Repository.Root);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        var examples = result.Output[result.Output.IndexOf("Example", StringComparison.Ordinal)..];
        Assert.Contains($"twitter-events {string.Join(' ', command)}", examples, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_of_all_documents_settings_and_exit_codes()
    {
        var result = await WarmTool.RunAsync(["--help"], Repository.Root);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Exit codes:", result.Output, StringComparison.Ordinal);
        Assert.Contains("Twitter__ConsumerKey", result.Output, StringComparison.Ordinal);
    }
}
