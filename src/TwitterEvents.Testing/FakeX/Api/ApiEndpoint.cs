using System.Collections.Immutable;

namespace TwitterEvents.Testing.Api;

/// <summary>One call of the management API.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Pattern">The path, as a route pattern.</param>
/// <param name="Access">Who may call it.</param>
/// <param name="Errors">How others are answered.</param>
/// <param name="Limit">How often in 15 minutes.</param>
/// <param name="Handle">What it does.</param>
internal sealed record ApiEndpoint(
    string Method,
    string Pattern,
    Access Access,
    AccessErrors Errors,
    int Limit,
    Func<ApiCall, Task<Reply>> Handle)
{
    /// <summary>The scopes it takes of an OAuth 2.0 token.</summary>
    public ImmutableArray<string> Scopes { get; init; } = [];

    public ApiEndpoint(string method, string pattern, Access access, AccessErrors errors, int limit, Func<ApiCall, Reply> handle)
        : this(method, pattern, access, errors, limit, call => Task.FromResult(handle(call)))
    {
    }
}
