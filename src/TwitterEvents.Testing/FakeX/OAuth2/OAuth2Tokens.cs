namespace TwitterEvents.Testing.OAuth2;

/// <summary>The tokens of a grant at one moment.</summary>
/// <param name="AccessToken">Calls the API.</param>
/// <param name="RefreshToken">Is exchanged for the next tokens, once; null without the scope <c>offline.access</c>.</param>
internal sealed record OAuth2Tokens(string AccessToken, string? RefreshToken);
