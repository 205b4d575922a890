using TwitterEvents.Testing;
using TwitterEvents.Testing.Api;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.FakePlatform;

/// <summary>What the fake X says first: where it is, and what to call it with.</summary>
internal static class FakeXIntroduction
{
    /// <param name="x">The fake X.</param>
    /// <param name="others">The users besides the app's owner.</param>
    /// <param name="setting">The setting the consumer secret is from, which is not printed then; null: it is a throw-away one.</param>
    /// <param name="clientSetting">The same of the client secret.</param>
    /// <param name="environments">The environments of v1.1 premium.</param>
    /// <param name="output">Where to print.</param>
    public static void Print(FakeX x, IReadOnlyList<FakeXUser> others, string? setting, string? clientSetting, IReadOnlyList<string> environments, Output output)
    {
        var app = x.App;
        var address = x.Address.GetLeftPart(UriPartial.Authority);
        var page = $"{address}{SignIn.Path}";
        var started = new FakeXStartedOutput(
            address,
            app.ConsumerKey,
            setting is null ? app.ConsumerSecret : null,
            app.ClientId,
            clientSetting is null ? app.ClientSecret : null,
            app.Owner.AccessToken,
            app.Owner.AccessTokenSecret,
            app.BearerToken,
            page,
            app.Owner.Id,
            [.. others.Select(user => new FakeXUserOutput(user.Id, user.AccessToken, user.AccessTokenSecret))],
            environments);
        string[] lines =
        [
            $"The fake X listens on {address}. Paste into the shell of the receiver and of these commands:",
            Shell.Set("Twitter__BaseAddress", address),
            Shell.Set("Twitter__ConsumerKey", app.ConsumerKey),
            setting is null ? Shell.Set("Twitter__ConsumerSecret", app.ConsumerSecret) : $"# Twitter__ConsumerSecret: that of {setting}",
            Shell.Set("Twitter__ClientId", app.ClientId),
            // Empty where the fake has none: one in the app's user secrets would answer the check.
            clientSetting is null ? Shell.Set("Twitter__ClientSecret", app.ClientSecret ?? "") : $"# Twitter__ClientSecret: that of {clientSetting}",
            Shell.Set("Twitter__AccessToken", app.Owner.AccessToken),
            Shell.Set("Twitter__AccessTokenSecret", app.Owner.AccessTokenSecret),
            Shell.Set("Twitter__BearerToken", app.BearerToken),
            .. others.SelectMany(user => (string[])
            [
                $"# To subscribe user {user.Id}, instead of the two above:",
                $"# {Shell.Set("Twitter__AccessToken", user.AccessToken)}",
                $"# {Shell.Set("Twitter__AccessTokenSecret", user.AccessTokenSecret)}",
            ]),
            .. others.Count > 0 ? [$"# For --tokens FILE: {Tokens(others)}"] : Array.Empty<string>(),
            $"# Users sign in at {page}; `twitter-events connect` leads there.",
            $"# User {app.Owner.Id} owns the app; environments of v1-premium: {string.Join(", ", environments)}. Ctrl+C stops.",
        ];
        output.Print(started, OutputJsonContext.Readable.FakeXStartedOutput, string.Join('\n', lines));
    }

    private static string Tokens(IEnumerable<FakeXUser> users) =>
        $$"""{"users":[{{string.Join(',', users.Select(user => $$"""{"id":"{{user.Id}}","accessToken":"{{user.AccessToken}}","accessTokenSecret":"{{user.AccessTokenSecret}}"}"""))}}]}""";
}
