using System.Text.Json;

namespace TwitterEvents.Tool.Tests;

/// <summary>
/// A fake X, a webhook, and a shell whose environment holds the app's credentials. Whatever the tool prints is searched for them.
/// </summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly TempFolder folder = new();

    private Desk(FakeX x, Bot bot)
    {
        X = x;
        Bot = bot;
        bot.CrcSecret = x.App.ClientSecret ?? x.App.ConsumerSecret;
        Environment = new Dictionary<string, string?>
        {
            // No settings but these, whoever runs the tests.
            ["HOME"] = folder.Root,
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

    public static async Task<Desk> OpenAsync(FakeXOptions? options = null) =>
        new(await FakeX.StartAsync(options, TestContext.Current.CancellationToken), await Bot.StartAsync());

    /// <summary>The command line of an API generation.</summary>
    public static string[] Api(string api) => api == "v1-premium" ? ["--api", api, "--environment", "dev"] : ["--api", api];

    public Task<CommandResult> RunAsync(params string[] arguments) => RunAsync(arguments, "");

    public async Task<CommandResult> RunAsync(string[] arguments, string input)
    {
        var result = await Command.RunAsync("dotnet", [Repository.Tool, .. arguments], folder.Root, Environment, input);
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

    public void AssertNoSecret(string text)
    {
        string?[] credentials =
        [
            X.App.ConsumerSecret, X.App.Owner.AccessToken, X.App.Owner.AccessTokenSecret, X.App.BearerToken, X.App.ConsumerKey,
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
