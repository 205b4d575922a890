using System.CommandLine;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>Which folder of tokens a command uses.</summary>
internal sealed class TokenFolderOptions
{
    private readonly Option<string?> folder = new("--token-folder")
    {
        Description = "Another folder of tokens: one of this tool's, with its keys in DIR/keys; or, with --keys and --application-name, an app's (AddTwitterTokenFolder).",
        HelpName = "DIR",
    };

    private readonly Option<string?> keys = new("--keys") { Description = "Of an app's folder: what the app gives PersistKeysToFileSystem.", HelpName = "DIR" };
    private readonly Option<string?> applicationName = new("--application-name") { Description = "Of an app's folder: what the app gives SetApplicationName.", HelpName = "NAME" };

    public IReadOnlyList<Option> All => [folder, keys, applicationName];

    /// <summary>The folder that is named; null if none is.</summary>
    /// <exception cref="UsageException">What is given does not go together.</exception>
    public TokenPlace? Named(ParseResult arguments)
    {
        var (path, ring, name) = (arguments.GetValue(folder), arguments.GetValue(keys), arguments.GetValue(applicationName));
        if (path is null)
        {
            return ring is null && name is null
                ? null
                : throw new UsageException($"{(ring is null ? "--application-name" : "--keys")} does not apply without --token-folder.");
        }

        return (path, ring, name) switch
        {
            ("", _, _) or (_, "", _) or (_, _, "") => throw new UsageException("--token-folder, --keys and --application-name: one of them is empty."),
            (_, null, null) => TokenPlace.Named(path),
            (_, not null, not null) => TokenPlace.OfApp(path, ring, name),
            _ => throw new UsageException("An app's --token-folder needs both --keys DIR and --application-name NAME: with others than the app's, the app could not read the tokens."),
        };
    }

    /// <summary>Opens the folder that is named, or that of whoever runs the tool, to put tokens there; it is made.</summary>
    /// <returns>Where it is.</returns>
    /// <exception cref="UsageException">It cannot be used.</exception>
    /// <exception cref="TwitterCredentialsException">None is named, and the client id is not set.</exception>
    public async Task<TokenPlace> OpenAsync(Invocation invocation, ParseResult arguments, CancellationToken cancellationToken)
    {
        var place = Named(arguments) ?? TokenPlace.OfUser(Credentials.ClientId(invocation.Management));
        await invocation.Tokens.OpenAsync(place, cancellationToken);
        return place;
    }

    /// <summary>Opens the folder that is named, or that of whoever runs the tool, to use what is there.</summary>
    /// <returns>Where it is; null if none is named and this user has none for the app.</returns>
    /// <exception cref="UsageException">It cannot be used, or it is named and not there.</exception>
    public async Task<TokenPlace?> OpenExistingAsync(Invocation invocation, ParseResult arguments, CancellationToken cancellationToken)
    {
        var place = Named(arguments);
        if (place is not null && !Directory.Exists(place.Path))
        {
            throw new UsageException($"--token-folder: there is no folder {place.Path}. `twitter-events connect` with the same options makes it, and lets a user sign in.");
        }

        place ??= invocation.Management.ClientId is { Length: > 0 } clientId ? TokenPlace.OfUser(clientId) : null;
        if (place is null || !Directory.Exists(place.Path))
        {
            return null;
        }

        await invocation.Tokens.OpenAsync(place, cancellationToken);
        return place;
    }
}
