using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>OAuth 2.0 tokens of users are renewed once, whoever needs them, and what is not known is told, not tried again.</summary>
public sealed class TokenRenewalTests
{
    private const string Me = """{"data":{"id":"42","username":"ada","name":"Ada"}}""";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));
    private readonly MemoryTokenStore store = new();

    [Fact]
    public async Task A_token_that_has_not_ended_is_used_as_it_is()
    {
        await using var x = await StartAsync();
        await using var app = App(x, store);
        await SignInAsync(endsIn: TimeSpan.FromHours(2));

        await CallAsync(app);

        Assert.Equal(["/2/users/me Bearer access-1"], x.Requests.Select(Show));
    }

    [Fact]
    public async Task Fifty_calls_at_once_renew_it_once()
    {
        await using var x = await StartAsync();
        await using var app = App(x, store);
        await SignInAsync(endsIn: TimeSpan.Zero);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => CallAsync(app)));

        Assert.Equal("grant_type=refresh_token&refresh_token=refresh-1&client_id=client-id", Assert.Single(x.Requests, IsRenewal).Body);
        Assert.Equal(50, x.Requests.Count(static asked => Show(asked) == "/2/users/me Bearer access-2"));
        var stored = await store.FindAsync("42", Token);
        Assert.Equal(
            ("access-2", "refresh-2", time.GetUtcNow().AddHours(2), null),
            (stored!.Tokens.AccessToken, stored.Tokens.RefreshToken, stored.Tokens.ExpiresAt, stored.Tokens.RenewalStartedAt));
    }

    [Fact]
    public async Task Several_processes_renew_it_once()
    {
        await using var x = await StartAsync();
        await using var one = App(x, store);
        await using var other = App(x, store);
        await SignInAsync(endsIn: TimeSpan.Zero);

        var all = Task.WhenAll(Enumerable.Range(0, 20).Select(i => CallAsync(i % 2 == 0 ? one : other)));
        await time.AdvanceUntilAsync(TimeSpan.FromMilliseconds(200), () => all.IsCompleted);
        await all;

        Assert.Single(x.Requests, IsRenewal);
    }

    [Fact]
    public async Task Each_renewal_uses_the_refresh_token_of_the_one_before()
    {
        await using var x = await StartAsync();
        await using var app = App(x, store);
        await SignInAsync(endsIn: TimeSpan.Zero);

        await CallAsync(app);
        time.Advance(TimeSpan.FromHours(2));
        await CallAsync(app);

        Assert.Equal(["refresh-1", "refresh-2"], x.Requests.Where(IsRenewal).Select(static asked => asked.Body.Split('&')[1]["refresh_token=".Length..]));
    }

    [Fact]
    public async Task One_whose_end_is_not_known_is_told_and_not_tried_again()
    {
        await using var x = await StartAsync(static _ => new(0));
        await using var app = App(x, store);
        await SignInAsync(endsIn: TimeSpan.Zero);

        var first = await Assert.ThrowsAsync<TwitterApiException>(() => CallAsync(app));
        time.Advance(TimeSpan.FromHours(1));
        var second = await Assert.ThrowsAsync<TwitterApiException>(() => CallAsync(app));

        Assert.Equal((TwitterErrorKind.RenewalUnclear, TwitterErrorKind.RenewalUnclear), (first.Kind, second.Kind));
        Assert.Contains("User 42: A renewal was begun and cut off. Let the user sign in again", second.Message, StringComparison.Ordinal);
        Assert.Single(x.Requests);
    }

    [Fact]
    public async Task A_token_that_has_minutes_left_is_used_though_its_renewal_failed()
    {
        await using var x = await StartAsync(static _ => new(500, """{"title":"Internal Error","status":500}"""));
        await using var app = App(x, store);
        await SignInAsync(endsIn: TimeSpan.FromMinutes(4));

        await CallAsync(app);

        Assert.Contains("/2/users/me Bearer access-1", x.Requests.Select(Show));
    }

    [Fact]
    public async Task One_that_X_refused_to_look_at_is_tried_again()
    {
        var isUp = false;
        await using var x = await StartAsync(_ => isUp ? Renewed(2) : new(503, """{"title":"Service Unavailable","status":503}"""));
        await using var app = App(x, store);
        await SignInAsync(endsIn: TimeSpan.Zero);

        Assert.Equal(TwitterErrorKind.ServiceDown, (await Assert.ThrowsAsync<TwitterApiException>(() => CallAsync(app))).Kind);
        isUp = true;
        await CallAsync(app);

        Assert.Contains("/2/users/me Bearer access-2", x.Requests.Select(Show));
    }

    [Fact]
    public async Task A_grant_that_is_lost_is_told_and_X_is_not_asked_again()
    {
        await using var x = await StartAsync(static _ => new(400, """{"error":"invalid_grant","error_description":"Value passed for the token was invalid."}"""));
        await using var app = App(x, store);
        await SignInAsync(endsIn: TimeSpan.Zero);

        Assert.Equal(TwitterErrorKind.GrantLost, (await Assert.ThrowsAsync<TwitterApiException>(() => CallAsync(app))).Kind);
        Assert.Equal(TwitterErrorKind.GrantLost, (await Assert.ThrowsAsync<TwitterApiException>(() => CallAsync(app))).Kind);

        Assert.Single(x.Requests);
    }

    [Fact]
    public async Task What_the_store_does_not_take_is_kept_and_stored_later()
    {
        await using var x = await StartAsync();
        var full = new FullStore(store);
        await using var app = App(x, full);
        await SignInAsync(endsIn: TimeSpan.Zero);

        await CallAsync(app);
        Assert.Equal("access-1", (await store.FindAsync("42", Token))!.Tokens.AccessToken);
        full.IsFull = false;
        await CallAsync(app);

        Assert.Equal("refresh-2", (await store.FindAsync("42", Token))!.Tokens.RefreshToken);
        Assert.Single(x.Requests, IsRenewal);
        Assert.Contains(app.Logs.Lines, static line => line.Text.StartsWith("The new tokens of user 42 could not be stored (IOException).", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_user_who_has_not_signed_in_the_sentence_says_so()
    {
        await using var x = await StartAsync();
        await using var app = App(x, store);

        Assert.Equal(
            "There are no tokens of user 42: the user has not signed in, or has taken the authorization back. Let the user sign in.",
            (await Assert.ThrowsAsync<TwitterCredentialsException>(() => CallAsync(app))).Message);
    }

    [Fact]
    public async Task Without_a_store_the_sentence_says_how_to_add_one()
    {
        await using var x = await StartAsync();
        await using var app = Client.Of(x.Address, TwitterApi.XActivity);

        Assert.StartsWith("UserCredentials.Stored takes tokens from a store, and the app has none:", (await Assert.ThrowsAsync<TwitterCredentialsException>(() => CallAsync(app))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_token_is_logged_or_told()
    {
        await using var x = await StartAsync(static asked => new(400, $$"""{"error":"invalid_request","error_description":"Not {{Uri.UnescapeDataString(asked.Body)}}"}"""));
        await using var app = App(x, store);
        await SignInAsync(endsIn: TimeSpan.Zero);

        var error = await Assert.ThrowsAsync<TwitterApiException>(() => CallAsync(app));

        string[] told = [error.ToString(), error.Error.Body ?? "", (await store.FindAsync("42", Token))!.ToString(), .. app.Logs.Lines.Select(static line => line.Text)];
        Assert.DoesNotContain(told, static text => text.Contains("refresh-1", StringComparison.Ordinal) || text.Contains("access-1", StringComparison.Ordinal));
    }

    private static Task CallAsync(Client app) => app.Services.GetRequiredService<ITwitterAccounts>().GetOwnAsync(UserCredentials.Stored("42"), Token);

    private static string Show(ScriptedServer.Asked asked) => $"{asked.Target} {asked.Authorization}";

    private static bool IsRenewal(ScriptedServer.Asked asked) => asked.Target == "/2/oauth2/token";

    private static ScriptedServer.Answer Renewed(int number) =>
        new(200, $$"""{"token_type":"bearer","expires_in":7200,"access_token":"access-{{number}}","refresh_token":"refresh-{{number}}","scope":"dm.read offline.access"}""");

    private static Task<ScriptedServer> StartAsync(Func<ScriptedServer.Asked, ScriptedServer.Answer>? renew = null)
    {
        var renewals = 1;
        return ScriptedServer.StartAsync(asked => !IsRenewal(asked) ? new(200, Me) : renew is not null ? renew(asked) : Renewed(Interlocked.Increment(ref renewals)));
    }

    private Client App(ScriptedServer x, ITwitterTokenStore tokens) => Client.Of(
        x.Address, TwitterApi.XActivity, time, static options => options.ClientId = "client-id", services => services.AddTwitterTokenStore(_ => tokens));

    private async Task SignInAsync(TimeSpan endsIn) => Assert.True(await store.TryReplaceAsync(
        "42", null, new UserTokens("42", "access-1") { RefreshToken = "refresh-1", ExpiresAt = time.GetUtcNow() + endsIn }, Token));

    /// <summary>A store that takes nothing that was renewed, until there is room.</summary>
    private sealed class FullStore(ITwitterTokenStore inner) : ITwitterTokenStore
    {
        public bool IsFull { get; set; } = true;

        public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);

        public ValueTask<StoredTokens?> FindAsync(string userId, CancellationToken cancellationToken) => inner.FindAsync(userId, cancellationToken);

        public ValueTask<bool> TryReplaceAsync(string userId, string? version, UserTokens? tokens, CancellationToken cancellationToken) =>
            IsFull && tokens is { AccessToken: "access-2" } ? throw new IOException("No space left.") : inner.TryReplaceAsync(userId, version, tokens, cancellationToken);
    }
}
