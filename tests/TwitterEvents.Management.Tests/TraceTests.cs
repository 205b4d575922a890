using Microsoft.Extensions.DependencyInjection;
using TwitterEvents.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>Traces go to servers of others: whatever is called, they hold no credential.</summary>
[Collection(nameof(TraceTests))]
[CollectionDefinition(nameof(TraceTests), DisableParallelization = true)]
public sealed class TraceTests
{
    private const string Path = "/connect/x";
    private const string ClientSecret = "client-secret-of-this-test";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_trace_of_a_sign_in_a_registration_or_a_renewal_holds_a_credential()
    {
        using var traces = new AllTraces();
        await using var x = await FakeX.StartAsync(new FakeXOptions { ClientSecret = ClientSecret }, Token);
        x.AddUser("815");
        var store = new MemoryTokenStore();
        string? state, code;
        List<UserTokens> given = [];
        await using (var bot = await Bot.StartAsync(
            x,
            TwitterApi.XActivity,
            static _ => { },
            change: static settings => settings["Twitter:ClientSecret"] = ClientSecret,
            services: services => services.AddTwitterTokenStore(_ => store),
            map: static app => app.MapTwitterSignIn(Path)))
        {
            // The user says yes, and the browser comes back with the code.
            using var browser = new Browser();
            var back = await browser.RedirectAsync(new Uri($"{await browser.RedirectAsync(new Uri(new Uri(bot.Url), Path))}&user=815"));
            var query = System.Web.HttpUtility.ParseQueryString(back.Query);
            (state, code) = (query["state"], query["code"]);
            using var page = await browser.GetAsync(back);
            Assert.True(page.IsSuccessStatusCode, await page.Content.ReadAsStringAsync(Token));
            given.Add(await KeepAsync(store));

            // The webhook is checked, and the user subscribed.
            while (!x.ActivitySubscriptions.Any(static item => item.EventType == "dm.received"))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);
            }

            // The token has ended: it is renewed; then somebody comes with the refresh token that is used up, and X ends the grant.
            var accounts = bot.Services.GetRequiredService<ITwitterAccounts>();
            await ExpireAsync(store, given[0]);
            await accounts.GetOwnAsync(UserCredentials.Stored("815"), Token);
            given.Add(await KeepAsync(store));
            await ExpireAsync(store, given[0]);
            var lost = await Assert.ThrowsAsync<TwitterApiException>(() => accounts.GetOwnAsync(UserCredentials.Stored("815"), Token));
            Assert.Equal(TwitterErrorKind.GrantLost, lost.Kind);
            Assert.StartsWith("POST 2/oauth2/token was answered 400, invalid_grant: User 815: ", lost.Message, StringComparison.Ordinal);
        }

        // Each side was listened to: what the bot called, and what it was asked.
        Assert.Contains(traces.Lines, static line => line.StartsWith("System.Net.Http", StringComparison.Ordinal) && line.Contains("/2/oauth2/token", StringComparison.Ordinal));
        Assert.Contains(traces.Lines, static line => line.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.NotEqual(given[0].AccessToken, given[1].AccessToken);
        traces.AssertHidden(
        [
            ClientSecret, state, code, x.App.ConsumerKey, x.App.ConsumerSecret, x.App.BearerToken, x.App.Owner.AccessToken, x.App.Owner.AccessTokenSecret,
            .. given.SelectMany(static tokens => (string?[])[tokens.AccessToken, tokens.RefreshToken]),
        ]);
    }

    private static async Task<UserTokens> KeepAsync(MemoryTokenStore store) => (await store.FindAsync("815", Token))!.Tokens;

    private static async Task ExpireAsync(MemoryTokenStore store, UserTokens tokens)
    {
        var found = (await store.FindAsync("815", Token))!;
        Assert.True(await store.TryReplaceAsync("815", found.Version, tokens with { ExpiresAt = TimeProvider.System.GetUtcNow().AddMinutes(-1) }, Token));
    }
}
