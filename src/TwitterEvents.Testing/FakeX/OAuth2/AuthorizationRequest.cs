using System.Collections.Immutable;

namespace TwitterEvents.Testing.OAuth2;

/// <summary>What the app asks a user for, as it sent the user here: RFC 6749 §4.1.1 and RFC 7636 §4.3, checked.</summary>
/// <param name="RedirectUri">Where the user goes back to.</param>
/// <param name="Scopes">What is to be allowed.</param>
/// <param name="State">Goes back with the user.</param>
/// <param name="CodeChallenge">The hash of what the app shows when it exchanges the code.</param>
internal sealed record AuthorizationRequest(Uri RedirectUri, ImmutableArray<string> Scopes, string State, string CodeChallenge);
