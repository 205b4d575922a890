using System.Collections.Immutable;

namespace TwitterEvents.Testing.OAuth2;

/// <summary>That a user let the app in with OAuth 2.0. Its tokens change, until it ends. Changed under the lock of <see cref="Grants"/> only.</summary>
internal sealed class Grant(FakeXUser user, ImmutableArray<string> scopes)
{
    public FakeXUser User => user;

    public ImmutableArray<string> Scopes => scopes;

    /// <summary>The last tokens issued.</summary>
    public required OAuth2Tokens Tokens { get; set; }

    public bool HasEnded { get; set; }
}
