namespace TwitterEvents.Management;

/// <summary>Who makes a call.</summary>
internal abstract record ApiAuthorization
{
    private ApiAuthorization()
    {
    }

    /// <summary>The app, with its bearer token.</summary>
    public static ApiAuthorization Bearer { get; } = new BearerToken();

    /// <summary>The app's owner, with OAuth 1.0a.</summary>
    public static ApiAuthorization Owner { get; } = new OwnerSignature();

    /// <summary>A user: OAuth 1.0a, or in v2 OAuth 2.0.</summary>
    public static ApiAuthorization Of(UserCredentials user) => new UserTokens(user);

    public sealed record BearerToken : ApiAuthorization;

    public sealed record OwnerSignature : ApiAuthorization;

    public sealed record UserTokens(UserCredentials User) : ApiAuthorization;
}
