namespace TwitterEvents.Tool.FakePlatform;

/// <summary>A user besides the app's owner, with the tokens to subscribe with.</summary>
internal sealed record FakeXUserOutput(string UserId, string AccessToken, string AccessTokenSecret);
