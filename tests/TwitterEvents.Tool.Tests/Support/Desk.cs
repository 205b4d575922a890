using System.Text.Json;
using System.Text.Json.Nodes;
using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Tests;

/// <summary>
/// A fake X, a webhook, and a shell whose environment holds the app's credentials. Whatever the tool prints is searched for them.
/// </summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly List<FakeXUser> users = [];

    private Desk(FakeX x, Bot bot)
    {
        X = x;
        Bot = bot;
        bot.CrcSecret = x.App.ClientSecret ?? x.App.ConsumerSecret;
        Environment = new Dictionary<string, string?>
        {
            // No settings but these, whoever runs the tests.
            ["HOME"] = folder.Root,
            ["XDG_DATA_HOME"] = folder.At("data"),
            ["APPDATA"] = null,
            ["ASPNETCORE_ENVIRONMENT"] = null,
            ["DOTNET_ENVIRONMENT"] = null,
            ["Twitter__BaseAddress"] = x.Address.GetLeftPart(UriPartial.Authority),
            ["Twitter__ConsumerKey"] = x.App.ConsumerKey,
            ["Twitter__ConsumerSecret"] = x.App.ConsumerSecret,
            ["Twitter__AccessToken"] = x.App.Owner.AccessToken,
            ["Twitter__AccessTokenSecret"] = x.App.Owner.AccessTokenSecret,
            ["Twitter__BearerToken"] = x.App.BearerToken,
        };
    }

    public FakeX X { get; }

    public Bot Bot { get; }

    public TempFolder Folder => folder;

    public Dictionary<string, string?> Environment { get; }

    public string OwnerId => X.App.Owner.Id;

    /// <summary>Where <c>connect</c> puts tokens unless it is told otherwise.</summary>
    public TokenPlace TokenPlace
    {
        get
        {
            var own = TokenPlace.OfUser(X.App.ClientId);
            return own with { Path = folder.At("data", "twitter-events", "tokens", Path.GetFileName(own.Path)), Keys = folder.At("data", "twitter-events", "keys") };
        }
    }

    public static async Task<Desk> OpenAsync(FakeXOptions? options = null) =>
        new(await FakeX.StartAsync(options, TestContext.Current.CancellationToken), await Bot.StartAsync());

    /// <summary>The command line of an API generation.</summary>
    public static string[] Api(string api) => api == "v1-premium" ? ["--api", api, "--environment", "dev"] : ["--api", api];

    public Task<CommandResult> RunAsync(params string[] arguments) => RunAsync(arguments, "");

    public async Task<CommandResult> RunAsync(string[] arguments, string input)
    {
        // What is there to read comes from a process's own standard input.
        var result = input.Length == 0
            ? await WarmTool.RunAsync(arguments, folder.Root, Environment)
            : await Command.RunAsync("dotnet", [Repository.Tool, .. arguments], folder.Root, Environment, input);
        AssertNoSecret(result.Output + result.Errors);
        return result;
    }

    /// <summary>Runs a command that must succeed, with <c>--json</c>.</summary>
    public async Task<JsonElement> JsonAsync(params string[] arguments) => Json(await RunAsync([.. arguments, "--json"]), 0);

    public static JsonElement Json(CommandResult result, int exitCode)
    {
        Assert.True(result.ExitCode == exitCode, $"{result.ExitCode}: {result.Output}{result.Errors}");
        return JsonElement.Parse(Assert.Single(result.Lines));
    }

    /// <summary>Registers the bot with the tool itself.</summary>
    public async Task<string> RegisterAsync(string api) =>
        (await JsonAsync(["webhook", "add", "--url", Bot.Url, .. Api(api)])).GetProperty("id").GetString()!;

    /// <summary>A user who lets the app in; the tool must not print this one's tokens either.</summary>
    public FakeXUser AddUser(string id, string? username = null)
    {
        users.Add(X.AddUser(id, username: username));
        return users[^1];
    }

    /// <summary>Opens the folder of <c>connect</c>, as the tool does.</summary>
    public async Task<ITwitterTokenStore> OpenTokensAsync()
    {
        Environment["Twitter__ClientId"] = X.App.ClientId;
        Environment["Twitter__ClientSecret"] = X.App.ClientSecret;
        return await TokenFolder.OpenAsync(TokenPlace, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    /// <summary>Puts a user's tokens there, as <c>connect</c> does.</summary>
    public async Task ConnectAsync(FakeXUser user, Func<UserTokens, UserTokens>? change = null)
    {
        var tokens = new UserTokens(user.Id, user.OAuth2AccessToken) { RefreshToken = user.OAuth2RefreshToken, ExpiresAt = TimeProvider.System.GetUtcNow().AddHours(2) };
        Assert.True(await (await OpenTokensAsync()).TryReplaceAsync(user.Id, null, change?.Invoke(tokens) ?? tokens, TestContext.Current.CancellationToken));
    }

    /// <summary>Writes a file for <c>--tokens</c>, which only its owner can read.</summary>
    public string WriteTokens(bool isOAuth2, params FakeXUser[] of)
    {
        var path = folder.Write("tokens.json", $$"""{"users":[{{string.Join(",\n", of.Select(user => isOAuth2
            ? $$"""{"id":"{{user.Id}}","accessToken":"{{user.OAuth2AccessToken}}"}"""
            : $$"""{"id":"{{user.Id}}","accessToken":"{{user.AccessToken}}","accessTokenSecret":"{{user.AccessTokenSecret}}"}"""))}}]}""");
        SetMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }

    public static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    /// <summary>Makes a subscription of X Activity without the tool.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> SubscribeAsync(string eventType, string? userId, string? tag, string? webhookId, string? direction = null, FakeXUser? with = null)
    {
        using var client = new HttpClient { BaseAddress = X.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", with?.OAuth2AccessToken ?? X.App.BearerToken);
        var body = new JsonObject
        {
            ["event_type"] = eventType,
            ["filter"] = userId is null ? [] : direction is null ? new JsonObject { ["user_id"] = userId } : new JsonObject { ["user_id"] = userId, ["direction"] = direction },
        };
        foreach (var (name, value) in new[] { ("tag", tag), ("webhook_id", webhookId) }.Where(pair => pair.Item2 is not null))
        {
            body[name] = value;
        }

        using var content = new StringContent(body.ToJsonString());
        using var answer = await client.PostAsync(new Uri("/2/activity/subscriptions", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return X.ActivitySubscriptions[^1].Id;
    }

    public void AssertNoSecret(string text)
    {
        string?[] credentials =
        [
            X.App.ConsumerSecret, X.App.Owner.AccessToken, X.App.Owner.AccessTokenSecret, X.App.BearerToken, X.App.ConsumerKey,
            .. users.SelectMany(user => (string?[])[user.AccessToken, user.AccessTokenSecret, user.OAuth2AccessToken, user.OAuth2RefreshToken]),
            .. Environment.Where(variable => (variable.Key.EndsWith("Secret", StringComparison.Ordinal) && variable.Key != "Twitter__CrcSecret") || variable.Key.EndsWith("Token", StringComparison.Ordinal)).Select(variable => variable.Value),
        ];
        Assert.All(credentials.Where(credential => !string.IsNullOrEmpty(credential)), credential => Assert.DoesNotContain(credential!, text, StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await X.DisposeAsync();
        await Bot.DisposeAsync();
        folder.Dispose();
    }
}
