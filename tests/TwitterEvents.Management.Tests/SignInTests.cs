using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitterEvents.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>Users let the app in through its pages and X's, over real sockets; strangers do not get in between.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private const string Path = "/connect/x";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly MemoryTokenStore store = new();
    private FakeX x = null!;
    private Bot bot = null!;

    public async ValueTask InitializeAsync()
    {
        x = await FakeX.StartAsync(cancellationToken: Token);
        x.AddUser("815");
        x.AddUser("816");
        bot = await Bot.StartAsync(
            x,
            TwitterApi.XActivity,
            static _ => { },
            services: services => services.AddTwitterTokenStore(_ => store),
            map: static app => app.MapTwitterSignIn(Path));
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await x.DisposeAsync();
    }

    [Fact]
    public async Task Users_who_sign_in_are_subscribed()
    {
        Assert.Equal("@user_815 is connected. You can close this page.", await SignInAsync("815"));
        Assert.Equal("@user_816 is connected. You can close this page.", await SignInAsync("816"));

        Assert.Equal(["815", "816"], await store.ListAsync(Token));
        var tokens = (await store.FindAsync("815", Token))!.Tokens;
        Assert.NotNull(tokens.RefreshToken);
        Assert.Equal(["dm.read", "like.read", "offline.access", "tweet.read", "users.read"], tokens.Scopes.Order(StringComparer.Ordinal));

        // Both are there when the look that the second sign-in asked for has ended; a look that never ends fails the test.
        var started = TimeProvider.System.GetTimestamp();
        while (x.ActivitySubscriptions.Count(static item => item.EventType == "dm.received") < 2)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, bot.Registration.State.Message);
            await Task.Yield();
        }
    }

    [Fact]
    public async Task Who_signs_in_again_has_new_tokens()
    {
        await SignInAsync("815");
        var before = (await store.FindAsync("815", Token))!.Tokens;

        await SignInAsync("815");

        Assert.NotEqual(before.RefreshToken, (await store.FindAsync("815", Token))!.Tokens.RefreshToken);
    }

    [Fact]
    public async Task A_user_who_says_no_is_told()
    {
        using var browser = new Browser();
        var page = await StartAsync(browser);

        using var answer = await browser.GetAsync(await browser.RedirectAsync(new Uri($"{page}&denied=true")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("X has not let the app in: the account was not connected.", await answer.Content.ReadAsStringAsync(Token));
        Assert.Empty(await store.ListAsync(Token));
    }

    [Fact]
    public async Task A_code_that_another_browser_got_is_refused()
    {
        using var attacker = new Browser();
        var stolen = await attacker.RedirectAsync(new Uri($"{await StartAsync(attacker)}&user=815"));
        using var victim = new Browser();
        await StartAsync(victim);

        using var answer = await victim.GetAsync(stolen);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("This sign-in was not begun in this browser, or too long ago. Please begin again.", await answer.Content.ReadAsStringAsync(Token));
        Assert.Empty(await store.ListAsync(Token));
    }

    [Fact]
    public async Task A_code_works_once()
    {
        using var browser = new Browser();
        var back = await browser.RedirectAsync(new Uri($"{await StartAsync(browser)}&user=815"));
        using var first = await browser.GetAsync(back);

        using var second = await browser.GetAsync(back);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task What_X_refuses_is_told_and_logged_without_the_code()
    {
        using var browser = new Browser();
        var back = await browser.RedirectAsync(new Uri($"{await StartAsync(browser)}&user=815"));
        x.Faults.AnswerApi(FakeXAnswer.InternalError, requests: 10);

        using var answer = await browser.GetAsync(back);

        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        var code = System.Web.HttpUtility.ParseQueryString(back.Query)["code"]!;
        Assert.Contains(bot.Logs.Lines, static line => line.Level == LogLevel.Error && line.Text.StartsWith("A sign-in with X has failed", StringComparison.Ordinal));

        // ASP.NET Core itself logs addresses; the code in one is used up, and nothing without the cookie.
        Assert.DoesNotContain(bot.Logs.Lines, line => line.Category.StartsWith("TwitterEvents", StringComparison.Ordinal) && line.Text.Contains(code, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_cookie_is_of_this_page_alone()
    {
        using var browser = new Browser();
        using var answer = await browser.GetAsync(Page);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("; max-age=600; path=/connect/x; samesite=lax; httponly", cookie, StringComparison.Ordinal);
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("a..b")]
    [InlineData("a:99999")]
    [InlineData("xn--")]
    [InlineData("")]
    public async Task A_host_that_no_address_can_have_is_refused_and_is_no_error_of_the_app(string host)
    {
        var logs = new CollectedLogs();
        await using var app = await StartAsync(webhook: null, logs);

        foreach (var page in (string[])[Path, $"{Path}/callback?state=a&code=b"])
        {
            Assert.StartsWith("HTTP/1.1 400 ", await SendAsync(new Uri(app.Urls.Single()), $"GET {page} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(logs.Lines, static line => line.Level >= LogLevel.Error);
    }

    [Fact]
    public async Task Strangers_who_come_to_the_callback_make_one_warning_a_minute()
    {
        using var stranger = new Browser();
        for (var i = 0; i < 5; i++)
        {
            using var answer = await stranger.GetAsync(new Uri($"{Page}/callback?state=a&code=b"));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal(
            [LogLevel.Warning, LogLevel.Debug, LogLevel.Debug, LogLevel.Debug, LogLevel.Debug],
            bot.Logs.Lines.Where(static line => line.Text.StartsWith("A sign-in with X has failed", StringComparison.Ordinal)).Select(static line => line.Level));
    }

    [Fact]
    public async Task A_stranger_who_makes_up_codes_makes_one_error_a_minute()
    {
        using var stranger = new Browser();
        for (var i = 0; i < 2; i++)
        {
            var state = System.Web.HttpUtility.ParseQueryString((await StartAsync(stranger)).Query)["state"];
            using var answer = await stranger.GetAsync(new Uri($"{Page}/callback?state={state}&code=made-up"));
            Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        }

        Assert.Equal(
            [LogLevel.Error, LogLevel.Debug],
            bot.Logs.Lines.Where(static line => line.Text.StartsWith("A sign-in with X has failed", StringComparison.Ordinal)).Select(static line => line.Level));
    }

    [Fact]
    public async Task The_callback_is_on_the_host_of_the_webhook_whatever_the_section_of_the_settings_is_called()
    {
        await using var app = await StartAsync("https://bot.example/webhooks/twitter", new CollectedLogs());
        using var browser = new Browser();

        var page = await browser.RedirectAsync(new Uri(new Uri(app.Urls.Single()), Path));

        Assert.Equal("https://bot.example/connect/x/callback", System.Web.HttpUtility.ParseQueryString(page.Query)["redirect_uri"]);
    }

    /// <returns>X's page.</returns>
    private Task<Uri> StartAsync(Browser browser) => browser.RedirectAsync(Page);

    private Uri Page => new(new Uri(bot.Url), Path);

    /// <summary>An app whose settings are in a section of another name.</summary>
    private async Task<WebApplication> StartAsync(string? webhook, CollectedLogs logs)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders().AddProvider(logs).SetMinimumLevel(LogLevel.Warning); // what the server logs of each request needs a host
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Bots:First:ConsumerSecret"] = "secret",
            ["Bots:First:ClientId"] = "client",
            ["Bots:First:Url"] = webhook,
        });
        var section = builder.Configuration.GetSection("Bots:First");
        builder.Services.AddTwitterManagement(section).AddTwitterTokenStore(_ => store).AddTwitterEvents(section);
        var app = builder.Build();
        app.MapTwitterEvents(Bot.Path);
        app.MapTwitterSignIn(Path);
        await app.StartAsync(Token);
        return app;
    }

    /// <summary>Sends what no HTTP client will.</summary>
    private static async Task<string> SendAsync(Uri address, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, Token);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), Token);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync(Token);
    }

    private Task<string> SignInAsync(string userId) => Browser.SignInAsync(Page, userId);
}
