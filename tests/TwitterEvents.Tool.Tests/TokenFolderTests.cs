using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Tests;

/// <summary>The folder of tokens that <c>connect</c> fills, as other commands use it.</summary>
public sealed class TokenFolderTests : IDisposable
{
    private readonly TempFolder folder = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_expired_token_is_renewed_by_the_next_command_and_of_one_that_cannot_be_the_user_and_the_cure_are_named()
    {
        await using var desk = await Desk.OpenAsync(new FakeXOptions { ClientSecret = "0123456789-client-secret" });
        var (ended, renewed) = (desk.AddUser("41"), desk.AddUser("42"));
        var before = renewed.OAuth2AccessToken;
        await desk.ConnectAsync(renewed, Expired);
        await desk.ConnectAsync(ended, static tokens => Expired(tokens) with { RefreshToken = null });

        var result = await desk.RunAsync("activity", "sync", "--event-type", "dm.received", "--no-webhook");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["42"], desk.X.ActivitySubscriptions.Select(item => item.UserId));
        Assert.Contains("It is about users 41, 42, whose tokens are in ", result.Errors, StringComparison.Ordinal);
        Assert.Contains("User 41: The access token has ended, and there is no refresh token. Let the user sign in again.", result.Errors, StringComparison.Ordinal);
        Assert.Contains("`twitter-events connect` lets a user sign in", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("User 42", result.Errors, StringComparison.Ordinal);
        var stored = (await (await desk.OpenTokensAsync()).FindAsync("42", Cancelled))!.Tokens;
        Assert.Equal((renewed.OAuth2AccessToken, renewed.OAuth2RefreshToken), (stored.AccessToken, stored.RefreshToken));
        Assert.NotEqual(before, stored.AccessToken);
        Assert.DoesNotContain(before, result.Output + result.Errors, StringComparison.Ordinal);

        // X ends the grant: it takes a refresh token once, and it is used up.
        var store = await desk.OpenTokensAsync();
        var found = (await store.FindAsync("42", Cancelled))!;
        await store.TryReplaceAsync("42", found.Version, Expired(found.Tokens) with { RefreshToken = "used-up-refresh-token" }, Cancelled);
        var lost = await desk.RunAsync("activity", "add", "dm.sent", "--user-id", "42", "--no-webhook");
        Assert.Equal(7, lost.ExitCode);
        Assert.Contains("User 42: ", Assert.Single(lost.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("`twitter-events connect`", lost.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("used-up-refresh-token", lost.Output + lost.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_somebody_wrote_wins_over_the_folder()
    {
        await using var desk = await Desk.OpenAsync();
        var (both, stored) = (desk.AddUser("42"), desk.AddUser("43"));
        await desk.ConnectAsync(both);
        await desk.ConnectAsync(stored);
        var file = desk.WriteTokens(isOAuth2: false, both);

        var plan = await desk.JsonAsync(
            "activity", "sync", "--event-type", "dm.received", "--no-webhook", "--dry-run", "--tokens", file, "--user-id", "43", "--user-id", "42");

        Assert.Equal(
            [("43", "oauth2"), ("42", "oauth1")],
            plan.GetProperty("subscriptions").EnumerateArray().Select(row => (row.GetProperty("userId").GetString(), row.GetProperty("credential").GetString())));
        Assert.Equal(["42"], await ChosenAsync("--tokens", file));
        Assert.Equal(
            ["42", "43"],
            await ChosenAsync("--tokens", file, "--token-folder", desk.TokenPlace.Path, "--keys", desk.TokenPlace.Keys, "--application-name", "twitter-events"));
    }

    [Fact]
    public void Each_app_of_X_has_a_folder_and_a_client_id_leads_nowhere_else()
    {
        Assert.NotEqual(TokenPlace.OfUser("one-app").Path, TokenPlace.OfUser("another-app").Path);
        Assert.Matches("^[0-9a-f]{16}$", Path.GetFileName(TokenPlace.OfUser("../../etc/passwd").Path));
    }

    [Fact]
    public async Task What_is_read_and_what_X_gives_is_not_printed()
    {
        var output = new Output(isJson: false);
        var tokens = new CommandTokens(output.Redaction, TimeProvider.System);
        await tokens.OpenAsync(TokenPlace.Named(folder.At("tokens")), Cancelled);
        await tokens.TryReplaceAsync("42", null, new UserTokens("42", "access-one") { RefreshToken = "refresh-one" }, Cancelled);
        var reading = new Output(isJson: false);
        var again = new CommandTokens(reading.Redaction, TimeProvider.System);
        await again.OpenAsync(TokenPlace.Named(folder.At("tokens")), Cancelled);
        Assert.Equal("access-one", (await again.FindAsync("42", Cancelled))!.Tokens.AccessToken);

        Assert.All([output, reading], one => Assert.Equal("*** and ***", one.Redaction.Apply("access-one and refresh-one")));
    }

    [Fact]
    public async Task Keys_that_are_others_or_gone_and_a_folder_that_is_none_are_one_sentence()
    {
        var place = TokenPlace.Named(folder.At("tokens"));
        var store = await TokenFolder.OpenAsync(place, TimeProvider.System, Cancelled);
        await store.TryReplaceAsync("42", null, new UserTokens("42", "access-one"), Cancelled);
        var file = folder.Write("a-file", "");

        Assert.Contains("under another name than bot: name those of the app.", await FailAsync(TokenPlace.OfApp(place.Path, place.Keys, "bot")), StringComparison.Ordinal);
        Assert.Contains("a-file cannot be used (IOException)", await FailAsync(TokenPlace.Named(file)), StringComparison.Ordinal);
        Directory.Delete(place.Keys, recursive: true);
        Assert.Contains("has tokens, and no keys in", await FailAsync(place), StringComparison.Ordinal);
        Assert.False(Directory.Exists(place.Keys));
        Assert.Contains(
            $"bring these back, or delete {place.Path} and let its users sign in again (`twitter-events connect`).",
            await FailAsync(place with { Owner = TokenPlaceOwner.User }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_named_must_be_there_to_be_read()
    {
        var message = (await Assert.ThrowsAsync<UsageException>(() => ChosenAsync("--token-folder", folder.At("nowhere")))).Message;

        Assert.StartsWith($"--token-folder: there is no folder {folder.At("nowhere")}. `twitter-events connect`", message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("nowhere")));
    }

    public void Dispose() => folder.Dispose();

    private static UserTokens Expired(UserTokens tokens) => tokens with { ExpiresAt = TimeProvider.System.GetUtcNow().AddMinutes(-1) };

    /// <summary>Whom a command is about by its options.</summary>
    private static async Task<IEnumerable<string?>> ChosenAsync(params string[] arguments)
    {
        var (tokens, options) = (new TokenOptions(), new PlatformOptions(ApiChoice.XActivity));
        var command = new System.CommandLine.Command("test");
        options.AddTo(command);
        tokens.AddTo(command);
        var parsed = command.Parse(arguments);
        await using var invocation = Invocation.Open(parsed, options, new Output(isJson: false));
        return (await KnownUsers.OpenAsync(invocation, parsed, tokens, Cancelled)).Chosen.Select(user => user.UserId);
    }

    private static async Task<string> FailAsync(TokenPlace place) => (await Assert.ThrowsAsync<UsageException>(
        () => new CommandTokens(new Tool.CommandLine.Redaction(), TimeProvider.System).OpenAsync(place, Cancelled))).Message;
}
