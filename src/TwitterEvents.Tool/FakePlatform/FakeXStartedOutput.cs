namespace TwitterEvents.Tool.FakePlatform;

/// <summary>The first line of <c>fake-x --json</c>. A secret is null if it is the one of a setting; the client secret also if there is none.</summary>
internal sealed record FakeXStartedOutput(
    string BaseAddress,
    string ConsumerKey,
    string? ConsumerSecret,
    string ClientId,
    string? ClientSecret,
    string AccessToken,
    string AccessTokenSecret,
    string BearerToken,
    string SignInPage,
    string UserId,
    IReadOnlyList<FakeXUserOutput> Users,
    IReadOnlyList<string> Environments);
