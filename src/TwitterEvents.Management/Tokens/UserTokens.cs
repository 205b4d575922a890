namespace TwitterEvents.Management;

/// <summary>The OAuth 2.0 tokens of a user, as a store keeps them. They never show in a text.</summary>
/// <remarks>X's access tokens live two hours; the refresh token, which the scope <c>offline.access</c> gives, is replaced at each use.</remarks>
/// <param name="UserId">The user's id.</param>
/// <param name="AccessToken">What calls are made with.</param>
public sealed record UserTokens(string UserId, string AccessToken)
{
    /// <summary>What the next pair is got with, once; null if there is none, or it is used up: then the user has to sign in again.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>When the access token ends; null if that is not known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The scopes the user granted; empty if that is not known.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>
    /// When a renewal was begun that has not ended; null if none is under way. A store keeps it like the rest: it is what holds other processes
    /// off.
    /// </summary>
    public DateTimeOffset? RenewalStartedAt { get; init; }

    /// <summary>The user's id, never a token.</summary>
    public override string ToString() => $"tokens of user {UserId}";
}
