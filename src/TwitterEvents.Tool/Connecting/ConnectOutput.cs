namespace TwitterEvents.Tool.Connecting;

/// <summary>What <c>connect</c> prints: who has signed in, and for what. Never a token.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Username">The name; null where X does not say.</param>
/// <param name="Scopes">What the user has granted.</param>
/// <param name="MissingScopes">What was asked for and is not granted.</param>
/// <param name="EventTypes">The private event types that the tokens subscribe to.</param>
/// <param name="StoredIn">The folder the tokens are in.</param>
/// <param name="ExpiresAt">When the access token ends; null if that is not known.</param>
/// <param name="Renewable">Whether what uses them can renew them.</param>
internal sealed record ConnectOutput(
    string UserId,
    string? Username,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<string> MissingScopes,
    IReadOnlyList<string> EventTypes,
    string StoredIn,
    DateTimeOffset? ExpiresAt,
    bool Renewable);
