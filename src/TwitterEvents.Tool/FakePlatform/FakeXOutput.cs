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

/// <summary>A user besides the app's owner, with the tokens to subscribe with.</summary>
internal sealed record FakeXUserOutput(string UserId, string AccessToken, string AccessTokenSecret);

/// <summary>Each further line of <c>fake-x --json</c>.</summary>
/// <param name="Event">What happened: <c>call</c>, <c>crc</c>, <c>delivery</c>, <c>urlRefused</c> or <c>replay</c>.</param>
/// <param name="Text">The same in a sentence.</param>
/// <param name="Values">What the sentence names.</param>
internal sealed record FakeXLineOutput(string Event, string Text, IReadOnlyDictionary<string, string> Values);
