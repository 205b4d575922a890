namespace TwitterEvents.Tool.FakePlatform;

/// <summary>The first line of <c>fake-x --json</c>. The consumer secret is null if it is the one of a setting.</summary>
internal sealed record FakeXStartedOutput(
    string BaseAddress,
    string ConsumerKey,
    string? ConsumerSecret,
    string AccessToken,
    string AccessTokenSecret,
    string BearerToken,
    string UserId,
    IReadOnlyList<FakeXUserOutput> Users,
    IReadOnlyList<string> Environments);
