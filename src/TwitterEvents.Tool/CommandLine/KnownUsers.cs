using TwitterEvents.Management;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>Whose tokens there are: those of the app's owner, from the settings, and those of the file of <c>--tokens</c>.</summary>
internal sealed class KnownUsers
{
    private readonly Invocation invocation;
    private readonly Dictionary<string, UserCredentials> byId;
    private UserCredentials? owner;

    private KnownUsers(Invocation invocation, IReadOnlyList<UserCredentials> inFile)
    {
        this.invocation = invocation;
        InFile = inFile;
        byId = inFile.ToDictionary(user => user.UserId!, StringComparer.Ordinal);
    }

    /// <summary>Those of the file; none if none is named.</summary>
    public IReadOnlyList<UserCredentials> InFile { get; }

    /// <exception cref="UsageException">The file is not what it should be.</exception>
    public static KnownUsers Open(Invocation invocation, string? file) =>
        new(invocation, file is null ? [] : TokenFile.Read(file, invocation.Output));

    /// <summary>The app's owner, with an id.</summary>
    /// <exception cref="TwitterCredentialsException">Its tokens are not set.</exception>
    public async Task<UserCredentials> OwnerAsync(CancellationToken cancellationToken)
    {
        if (owner is null)
        {
            var tokens = Credentials.Owner(invocation.Management);
            var found = UserCredentials.OAuth1(tokens.AccessToken, tokens.AccessTokenSecret);
            owner = found.UserId is null ? found.WithId((await invocation.Accounts.GetOwnAsync(found, cancellationToken)).Id) : found;
        }

        return owner;
    }

    /// <summary>A user of this id, with tokens if there are any.</summary>
    public async Task<UserCredentials> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (byId.TryGetValue(id, out var user))
        {
            return user;
        }

        return HasOwner && await OwnerAsync(cancellationToken) is { } own && own.UserId == id ? own : UserCredentials.WithoutTokens(id);
    }

    private bool HasOwner => invocation.Management is
    {
        ConsumerKey.Length: > 0, ConsumerSecret.Length: > 0, AccessToken.Length: > 0, AccessTokenSecret.Length: > 0,
    };
}
