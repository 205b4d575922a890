using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>Lets in whom an endpoint lets in.</summary>
internal sealed class Authenticator(Accounts accounts, TimeProvider time)
{
    private const string BearerScheme = "Bearer ";

    private readonly OAuth1Verifier oauth1 = new(accounts, time);

    /// <returns>The call with its user.</returns>
    /// <exception cref="ApiFailure">The caller is unknown, or of the wrong kind.</exception>
    public ApiCall Authenticate(ApiCall call, ApiEndpoint endpoint)
    {
        var errors = endpoint.Errors;
        if (call.Authorization is not { } header)
        {
            throw new ApiFailure(errors.NotAuthenticated);
        }

        if (header.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateBearer(call, endpoint, header[BearerScheme.Length..].Trim());
        }

        if (!header.StartsWith(OAuth1Header.Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw new ApiFailure(errors.NotAuthenticated);
        }

        var user = oauth1.Verify(call, errors);
        var isOwner = user.Id == accounts.App.Owner.Id;
        return endpoint.Access.HasFlag(Access.User) || (endpoint.Access.HasFlag(Access.Owner) && isOwner) ? call.By(user)
            : endpoint.Access.HasFlag(Access.Owner) ? throw new ApiFailure(errors.NotOwner)
            : throw new ApiFailure(errors.WrongKind);
    }

    private ApiCall AuthenticateBearer(ApiCall call, ApiEndpoint endpoint, string token)
    {
        var grant = accounts.Grants.Find(token);
        if (grant is null && !accounts.IsBearerToken(token))
        {
            throw new ApiFailure(endpoint.Errors.InvalidToken);
        }

        if (grant is not null && endpoint.Scopes.FirstOrDefault(scope => !grant.Scopes.Contains(scope)) is { } missing)
        {
            throw new ApiFailure(Problems.MissingScope(missing));
        }

        var errors = endpoint.Errors;
        return endpoint.Access.HasFlag(grant is null ? Access.App : Access.OAuth2User) ? call.By(grant?.User, grant?.Scopes)
            : throw new ApiFailure(grant is null ? errors.WrongKind : errors.WrongKindOfOAuth2 ?? errors.WrongKind);
    }
}
