using System.CommandLine;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>
/// Whose tokens there are: those of the file of <c>--tokens</c>, those of a folder, where <c>connect</c> puts them, and those of the app's owner, from
/// the settings. Of a user who has several, the first of these count.
/// </summary>
internal sealed class KnownUsers
{
    private readonly Invocation invocation;
    private readonly Dictionary<string, UserCredentials> byId;
    private UserCredentials? owner;

    private KnownUsers(Invocation invocation, IReadOnlyList<UserCredentials> all, IReadOnlyList<UserCredentials> chosen)
    {
        this.invocation = invocation;
        Chosen = chosen;
        byId = all.ToDictionary(user => user.UserId!, StringComparer.Ordinal);
    }

    /// <summary>Those of the file and the folder that are named; where neither is, all who have signed in with <c>connect</c>.</summary>
    public IReadOnlyList<UserCredentials> Chosen { get; }

    /// <summary>Where the latter are; null if something is named, or nobody has signed in.</summary>
    public string? ImpliedFolder { get; private init; }

    /// <exception cref="UsageException">The file or the folder is not what it should be.</exception>
    public static async Task<KnownUsers> OpenAsync(Invocation invocation, ParseResult arguments, TokenOptions options, CancellationToken cancellationToken)
    {
        var file = arguments.GetValue(options.File);
        IReadOnlyList<UserCredentials> inFile = file is null ? [] : TokenFile.Read(file, invocation.Output);
        var place = await options.Folder.OpenExistingAsync(invocation, arguments, cancellationToken);
        var fileIds = inFile.Select(user => user.UserId!).ToHashSet(StringComparer.Ordinal);
        List<UserCredentials> all =
        [
            .. inFile,
            .. (await invocation.Tokens.ListAsync(cancellationToken)).Where(id => !fileIds.Contains(id)).Select(UserCredentials.Stored),
        ];
        var isImplied = file is null && place is { Owner: TokenPlaceOwner.User };
        return new KnownUsers(invocation, all, place is { Owner: TokenPlaceOwner.User } && file is not null ? inFile : all)
        {
            ImpliedFolder = isImplied && all.Count > 0 ? place!.Path : null,
        };
    }

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
