using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Connecting;

/// <summary>Where tokens go: into the file of <c>--tokens</c>, or into the folder of an app.</summary>
internal sealed class TokenPlace
{
    private readonly TokenFileWriter? file;

    private TokenPlace(string path, ITwitterTokenStore store, TokenFileWriter? file)
    {
        Path = path;
        Store = store;
        this.file = file;
    }

    public string Path { get; }

    /// <summary>Takes what a sign-in gives.</summary>
    public ITwitterTokenStore Store { get; }

    /// <summary>Whether they are renewed there.</summary>
    public bool IsRenewed => file is null;

    /// <exception cref="UsageException">The file is not what it should be.</exception>
    public static TokenPlace OfFile(string path, Output output) => new(path, new MemoryTokenStore(), new TokenFileWriter(path, output));

    /// <summary>That of <c>AddTwitterTokenFolder</c> in an app that keeps its keys of Data Protection in a folder, under a name.</summary>
    /// <exception cref="UsageException">The keys are not there, or others than those the tokens there were protected with.</exception>
    public static async Task<TokenPlace> OfFolderAsync(string path, string keys, string applicationName, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(keys))
        {
            throw new UsageException($"--keys: there is no folder {keys}. It is the one the app gives PersistKeysToFileSystem; start the app once.");
        }

        // A key made here would be one the app does not know yet.
        var protection = DataProtectionProvider.Create(
            new DirectoryInfo(keys), builder => builder.SetApplicationName(applicationName).DisableAutomaticKeyGeneration());
        try
        {
            protection.CreateProtector("TwitterEvents.Tool").Protect([1]);
        }
        catch (Exception exception) when (exception is CryptographicException or InvalidOperationException)
        {
            throw new UsageException($"--keys: {keys} has no key that can be used here: the app has not been started yet, keeps its keys elsewhere, or protects them (ProtectKeysWith…).");
        }

        try
        {
            var store = new FolderTokenStore(path, protection, time);
            if (await store.ListAsync(cancellationToken) is [var known, ..])
            {
                await store.FindAsync(known, cancellationToken);
            }

            return new TokenPlace(path, store, null);
        }
        catch (TwitterCredentialsException)
        {
            throw new UsageException(
                $"--token-folder: the tokens in {path} were protected with other keys than those of {keys}, or under another name than {applicationName}: name those of the app.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--token-folder: {path} cannot be used ({exception.GetType().Name}).");
        }
    }

    /// <summary>Puts them where they belong, if they are not there yet.</summary>
    /// <returns>What was stored.</returns>
    public async Task<UserTokens> KeepAsync(string userId)
    {
        var tokens = (await Store.FindAsync(userId, CancellationToken.None))!.Tokens;
        file?.Put(tokens);
        return tokens;
    }
}
