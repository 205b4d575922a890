using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.Tests;

/// <summary><c>twitter-events connect</c>. The tests are the browser.</summary>
public sealed class ConnectTests
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_signs_in_is_told_and_can_be_subscribed_with_what_is_stored()
    {
        await using var desk = await OpenAsync();
        var user = desk.AddUser("42", "ada");
        await desk.RegisterAsync("x-activity");
        await using var connect = await StartAsync(desk);
        using var browser = new HttpClient();

        using var page = await browser.GetAsync(new Uri($"{connect.Address}&user=42"), Cancelled);

        Assert.Equal(0, await connect.ExitAsync());
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("@ada is connected. You can close this window.", await page.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        Assert.Equal(("no-store", "default-src 'none'; frame-ancestors 'none'"), (page.Headers.CacheControl!.ToString(), page.Headers.GetValues("Content-Security-Policy").Single()));
        Assert.Contains("Signed in: @ada (user 42).", connect.Lines);
        Assert.Contains(connect.Lines, line => line.StartsWith("Scopes: tweet.read users.read offline.access like.read", StringComparison.Ordinal));
        AssertNoSecret(desk, connect, page.RequestMessage!.RequestUri!);

        // Nothing is in clear, and nobody else may read it.
        Assert.Contains($"The tokens are in {desk.TokenPlace.Path}, protected; `twitter-events activity` and `migrate` find and renew them there.", connect.Lines);
        AssertProtected(desk, desk.Folder.At("data"), user);

        // The folder is where the other commands look.
        var dry = await desk.RunAsync("activity", "sync", "--event-type", "dm.received", "--dry-run");
        Assert.Matches(@"\ncreate +dm\.received +user 42 +user's OAuth 2\.0 token \(dm\.read\)\n", dry.Output);
        var synced = await desk.RunAsync("activity", "sync", "--event-type", "dm.received", "--event-type", "like.create");
        Assert.Equal((0, $"It is about user 42, whose tokens are in {desk.TokenPlace.Path}; --user-id names others.\n"), (synced.ExitCode, synced.Errors));
        Assert.Equal([("dm.received", "42"), ("like.create", "42")], desk.X.ActivitySubscriptions.Select(item => (item.EventType, item.UserId)));
        await desk.X.RegisterAsync(new Uri(desk.Bot.Url), user, cancellationToken: Cancelled);
        var migrated = await desk.RunAsync("migrate", "--event-type", "mute.mute", "--apply");
        Assert.True(migrated.ExitCode == 0, migrated.Errors);
        Assert.Contains(desk.X.ActivitySubscriptions, item => item.EventType == "mute.mute");
    }

    [Fact]
    public async Task Scopes_are_those_of_the_event_types_and_who_signs_in_again_has_new_tokens()
    {
        await using var desk = await OpenAsync();
        var (other, again) = (desk.AddUser("42"), desk.AddUser("43"));
        await desk.ConnectAsync(other);
        await desk.ConnectAsync(again, static tokens => tokens with { AccessToken = "an-older-token", RefreshToken = null });
        await using var connect = await StartAsync(desk, "--types", "dm.received,dm.sent", "--json");
        Assert.Contains("scope=tweet.read%20users.read%20offline.access%20dm.read&", connect.Address.OriginalString, StringComparison.Ordinal);

        await VisitAsync(connect, "&user=43");

        Assert.Equal(0, await connect.ExitAsync());
        var result = JsonElement.Parse(connect.Lines.Single(line => line.StartsWith('{')));
        Assert.Equal(("43", "user_43", true), (result.GetProperty("userId").GetString(), result.GetProperty("username").GetString(), result.GetProperty("renewable").GetBoolean()));
        Assert.Equal(desk.TokenPlace.Path, result.GetProperty("storedIn").GetString());
        var types = result.GetProperty("eventTypes").EnumerateArray().Select(type => type.GetString()).ToList();
        Assert.Contains("dm.received", types);
        Assert.DoesNotContain("like.create", types);
        var store = await desk.OpenTokensAsync();
        Assert.Equal(["42", "43"], await store.ListAsync(Cancelled));
        Assert.Equal(again.OAuth2RefreshToken, (await store.FindAsync("43", Cancelled))!.Tokens.RefreshToken);
        Assert.Equal(other.OAuth2RefreshToken, (await store.FindAsync("42", Cancelled))!.Tokens.RefreshToken);
    }

    [Fact]
    public async Task An_app_reads_and_uses_what_is_stored_in_its_folder()
    {
        await using var desk = await OpenAsync();
        desk.AddUser("42");
        await using var app = App(desk, "bot");
        app.GetRequiredService<IDataProtectionProvider>().CreateProtector("start").Protect([1]);
        string[] place = ["--token-folder", desk.Folder.At("tokens"), "--keys", desk.Folder.At("keys"), "--application-name"];
        await using var connect = await StartAsync(desk, [.. place, "bot"]);

        await VisitAsync(connect, "&user=42");

        Assert.Equal(0, await connect.ExitAsync());
        Assert.Contains($"The tokens are in {desk.Folder.At("tokens")}, protected; the app renews them.", connect.Lines);
        var stored = await app.GetRequiredService<ITwitterTokenStore>().FindAsync("42", Cancelled);
        Assert.NotNull(stored!.Tokens.RefreshToken);
        Assert.Equal("42", (await app.GetRequiredService<ITwitterAccounts>().GetOwnAsync(UserCredentials.Stored("42"), Cancelled)).Id);
        AssertProtected(desk, desk.Folder.At("tokens"));
        Assert.False(Directory.Exists(desk.Folder.At("data")));
        await desk.JsonAsync(["activity", "add", "dm.received", "--user-id", "42", "--no-webhook", .. place, "bot"]);
        Assert.Equal("42", Assert.Single(desk.X.ActivitySubscriptions).UserId);

        var otherName = await desk.RunAsync(["activity", "add", "dm.sent", "--user-id", "42", .. place, "other"]);
        Assert.Equal(2, otherName.ExitCode);
        Assert.Contains("under another name than other", otherName.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_key_is_made_for_an_app_that_has_none()
    {
        await using var desk = await OpenAsync();
        Directory.CreateDirectory(desk.Folder.At("keys"));

        var result = await desk.RunAsync("connect", "--token-folder", desk.Folder.At("tokens"), "--keys", desk.Folder.At("keys"), "--application-name", "bot");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("has no key that can be used here", result.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(desk.Folder.At("keys")));
    }

    [Fact]
    public async Task A_user_who_says_no_is_told()
    {
        await using var desk = await OpenAsync();
        await using var connect = await StartAsync(desk);

        await VisitAsync(connect, "&denied=true", HttpStatusCode.BadRequest);

        Assert.Equal(1, await connect.ExitAsync());
        Assert.Equal("The user has not let the app in.", connect.Lines[^1]);
        Assert.Empty(Directory.GetFiles(desk.TokenPlace.Path));
    }

    [Theory]
    [InlineData("?state=another&code=secret-code-0", 1, "its state is another")]
    [InlineData("?code=secret-code-0", 1, "its state is another")]
    [InlineData("?state={0}&code=secret-code-0", 7, "POST 2/oauth2/token was answered 400")]
    [InlineData("?state={0}&error=server_error", 1, "X has not let the app in: server_error.")]
    [InlineData("?state={0}", 1, "does not say why")]
    [InlineData("", -1, "Open the address that the command has printed.")]
    public async Task What_comes_back_is_checked(string query, int exitCode, string says)
    {
        await using var desk = await OpenAsync();
        await using var connect = await StartAsync(desk);
        var begun = System.Web.HttpUtility.ParseQueryString(connect.Address.Query);
        using var browser = new HttpClient();

        using var page = await browser.GetAsync(new Uri(begun["redirect_uri"] + query.Replace("{0}", begun["state"], StringComparison.Ordinal)), Cancelled);

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        if (exitCode < 0)
        {
            // Somebody looked at the page; that ends nothing.
            Assert.Contains(says, await page.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
            await VisitAsync(connect, $"&user={desk.OwnerId}");
            Assert.Equal(0, await connect.ExitAsync());
            return;
        }

        Assert.Equal(exitCode, await connect.ExitAsync());
        Assert.Contains(says, connect.Lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("secret-code-0", string.Join('\n', connect.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_waited_for_for_ever()
    {
        await using var desk = await OpenAsync();

        var result = await desk.RunAsync("connect", "--callback", "http://127.0.0.1:0/callback", "--timeout", "0.2", "--json");

        var error = Desk.Json(result, 1).GetProperty("error");
        Assert.Equal("timeout", error.GetProperty("kind").GetString());
        Assert.StartsWith("Nobody has come back within 0.2 seconds.", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_ends_it()
    {
        await using var desk = await OpenAsync();
        await using var connect = await StartAsync(desk);

        Assert.Equal(130, await connect.SignalAsync("INT"));
    }

    [Theory]
    [InlineData("needs both --keys DIR and --application-name NAME", "--token-folder", "b", "--keys", "k")]
    [InlineData("--keys does not apply without --token-folder", "--keys", "k")]
    [InlineData("there is no folder keys", "--token-folder", "b", "--keys", "keys", "--application-name", "bot")]
    [InlineData("one of them is empty", "--token-folder", "")]
    [InlineData("--tokens does not apply to `twitter-events connect`", "--tokens", "a.json")]
    [InlineData("is no http address on this machine", "--callback", "https://bot.example.com/callback")]
    [InlineData("is no http address on this machine", "--callback", "http://127.0.0.1:1/callback?a=b")]
    [InlineData("from 0.1 to 3600", "--timeout", "0")]
    public async Task Bad_usage_has_exit_code_2_and_says_why(string says, params string[] arguments)
    {
        await using var desk = await OpenAsync();

        var result = await desk.RunAsync(["connect", .. arguments]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_a_folder_that_is_none_and_a_client_id_that_is_missing_are_told_before_anybody_signs_in()
    {
        await using var desk = await OpenAsync();
        var taken = await desk.RunAsync("connect", "--callback", new Uri(desk.X.Address, "/callback").AbsoluteUri);
        var broken = await desk.RunAsync("connect", "--token-folder", desk.Folder.Write("a-file", "{"), "--callback", "http://127.0.0.1:0/callback");
        desk.Environment["Twitter__ClientId"] = null;
        var missing = await desk.RunAsync("connect", "--callback", "http://127.0.0.1:0/callback");

        Assert.Equal((2, 2, 2), (taken.ExitCode, broken.ExitCode, missing.ExitCode));
        Assert.Contains("Nothing can listen on 127.0.0.1", taken.Errors, StringComparison.Ordinal);
        Assert.Contains("a-file cannot be used (IOException)", broken.Errors, StringComparison.Ordinal);
        Assert.StartsWith("Twitter:ClientId is not set", missing.Errors, StringComparison.Ordinal);
    }

    /// <summary>With a client secret: a confidential client.</summary>
    private static async Task<Desk> OpenAsync()
    {
        var desk = await Desk.OpenAsync(new FakeXOptions { ClientSecret = "0123456789-client-secret" });
        desk.Environment["Twitter__ClientId"] = desk.X.App.ClientId;
        desk.Environment["Twitter__ClientSecret"] = desk.X.App.ClientSecret;
        return desk;
    }

    /// <summary>Starts it; its address is that of X's page.</summary>
    private static Task<RunningApp> StartAsync(Desk desk, params string[] arguments) => RunningApp.StartAsync(
        "dotnet",
        [Repository.Tool, "connect", "--callback", "http://127.0.0.1:0/callback", .. arguments],
        desk.Folder.Root,
        desk.Environment,
        @"^  (http://\S+/i/oauth2/authorize\S+)$");

    private static async Task VisitAsync(RunningApp connect, string decision, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var browser = new HttpClient();
        using var page = await browser.GetAsync(new Uri(connect.Address + decision), Cancelled);
        Assert.True(page.StatusCode == status, await page.Content.ReadAsStringAsync(Cancelled));
    }

    private static void AssertNoSecret(Desk desk, RunningApp connect, Uri callback)
    {
        var text = string.Join('\n', connect.Lines);
        desk.AssertNoSecret(text);
        Assert.DoesNotContain(System.Web.HttpUtility.ParseQueryString(callback.Query)["code"]!, text, StringComparison.Ordinal);
    }

    /// <summary>On Unix nobody but the owner may read what is there; and nothing that is a secret of the app or a user stands there in clear.</summary>
    private static void AssertProtected(Desk desk, string folder, params FakeXUser[] users)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.Contains(files, path => path.EndsWith(".tokens", StringComparison.Ordinal));
        string?[] secrets = [desk.X.App.ClientSecret, .. users.SelectMany(user => (string?[])[user.OAuth2AccessToken, user.OAuth2RefreshToken])];
        Assert.All(files, path => Assert.All(secrets, secret => Assert.DoesNotContain(secret!, File.ReadAllText(path, System.Text.Encoding.Latin1), StringComparison.Ordinal)));
        if (!OperatingSystem.IsWindows())
        {
            foreach (var path in (string[])[folder, .. Directory.GetFileSystemEntries(folder, "*", SearchOption.AllDirectories)])
            {
                Assert.Equal(Directory.Exists(path) ? OwnerFolder : OwnerFile, File.GetUnixFileMode(path));
            }
        }
    }

    private static ServiceProvider App(Desk desk, string name)
    {
        var settings = new ConfigurationBuilder()
            .AddInMemoryCollection(desk.Environment.Where(pair => pair.Value is not null && pair.Key.StartsWith("Twitter__", StringComparison.Ordinal))
                .Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), pair.Value)))
            .Build();
        var services = new ServiceCollection();
        services.AddLogging().AddTwitterManagement(settings.GetSection("Twitter"))
            .AddDataProtection().PersistKeysToFileSystem(Directory.CreateDirectory(desk.Folder.At("keys"))).SetApplicationName(name);
        services.AddTwitterTokenFolder(desk.Folder.At("tokens"));
        return services.BuildServiceProvider();
    }
}
