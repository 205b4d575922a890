using TwitterEvents.Testing;

namespace TwitterEvents.Package.Tests;

/// <summary>What an app is told so that it registers itself with a fake X.</summary>
internal static class Registered
{
    /// <returns>Where the app has to listen, and its settings.</returns>
    public static (string Urls, Dictionary<string, string?> Settings) With(FakeX x)
    {
        var urls = $"http://127.0.0.1:{Ports.Free()}";
        return (urls, new()
        {
            ["Twitter__Url"] = $"{urls}/webhooks/twitter",
            ["Twitter__BaseAddress"] = x.Address.OriginalString,
            ["Twitter__ConsumerKey"] = x.App.ConsumerKey,
            ["Twitter__ConsumerSecret"] = x.App.ConsumerSecret,
            ["Twitter__AccessToken"] = x.App.Owner.AccessToken,
            ["Twitter__AccessTokenSecret"] = x.App.Owner.AccessTokenSecret,
        });
    }
}
