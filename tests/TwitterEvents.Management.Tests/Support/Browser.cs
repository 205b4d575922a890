using System.Net;

namespace TwitterEvents.Management.Tests;

/// <summary>A user who lets an app in, through its pages and X's.</summary>
internal sealed class Browser : IDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer() });

    public Task<HttpResponseMessage> GetAsync(Uri address) => client.GetAsync(address, Token);

    /// <returns>Where the page sends the browser.</returns>
    public async Task<Uri> RedirectAsync(Uri address)
    {
        using var answer = await GetAsync(address);
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location!;
    }

    /// <summary>Signs a user in.</summary>
    /// <param name="page">The app's page.</param>
    /// <param name="userId">Who lets it in at X.</param>
    /// <returns>What the app says in the end.</returns>
    public static async Task<string> SignInAsync(Uri page, string userId)
    {
        using var browser = new Browser();
        using var answer = await browser.GetAsync(await browser.RedirectAsync(new Uri($"{await browser.RedirectAsync(page)}&user={userId}")));
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }

    public void Dispose() => client.Dispose();
}
