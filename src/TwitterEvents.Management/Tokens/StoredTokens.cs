namespace TwitterEvents.Management;

/// <summary>Tokens as they are in a store at one moment.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="Version">Tells whether they are still the same; another after each change.</param>
public sealed record StoredTokens(UserTokens Tokens, string Version);
