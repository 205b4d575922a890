using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>Opens a folder of tokens, as <c>AddTwitterTokenFolder</c> has one; that of the tool is made with its keys.</summary>
internal static class TokenFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <exception cref="UsageException">The keys are not there, or others than those the tokens were protected with.</exception>
    /// <exception cref="IOException">A folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder may not be used.</exception>
    public static async Task<ITwitterTokenStore> OpenAsync(TokenPlace place, TimeProvider time, CancellationToken cancellationToken)
    {
        var protection = place.Owner == TokenPlaceOwner.App ? OfApp(place) : OfTool(place);
        var store = new FolderTokenStore(place.Path, protection, time);
        try
        {
            if (await store.ListAsync(cancellationToken) is [var known, ..])
            {
                await store.FindAsync(known, cancellationToken);
            }

            return store;
        }
        catch (TwitterCredentialsException)
        {
            throw new UsageException(place.Owner == TokenPlaceOwner.App
                ? $"--token-folder: the tokens in {place.Path} were protected with other keys than those of {place.Keys}, or under another name than {place.ApplicationName}: name those of the app."
                : $"The tokens in {place.Path} were protected with other keys than those of {place.Keys}: bring these back, or delete {place.Path} and let its users sign in again (`twitter-events connect`).");
        }
    }

    /// <summary>A key made here would be one the app does not know yet.</summary>
    private static IDataProtectionProvider OfApp(TokenPlace place)
    {
        if (!Directory.Exists(place.Keys))
        {
            throw new UsageException($"--keys: there is no folder {place.Keys}. It is the one the app gives PersistKeysToFileSystem; start the app once.");
        }

        var protection = DataProtectionProvider.Create(
            new DirectoryInfo(place.Keys), builder => builder.SetApplicationName(place.ApplicationName).DisableAutomaticKeyGeneration());
        try
        {
            protection.CreateProtector("TwitterEvents.Tool").Protect([1]);
            return protection;
        }
        catch (Exception exception) when (exception is CryptographicException or InvalidOperationException)
        {
            throw new UsageException($"--keys: {place.Keys} has no key that can be used here: the app has not been started yet, keeps its keys elsewhere, or protects them (ProtectKeysWith…).");
        }
    }

    private static IDataProtectionProvider OfTool(TokenPlace place)
    {
        if (place.Owner == TokenPlaceOwner.Tool && !Directory.Exists(place.Keys) && Directory.Exists(place.Path) && Directory.EnumerateFiles(place.Path, "*.tokens").Any())
        {
            throw new UsageException($"--token-folder: {place.Path} has tokens, and no keys in {place.Keys}. If it is an app's, name its keys with --keys DIR and --application-name NAME.");
        }

        Make(place.Path);
        Make(place.Keys);
        return DataProtectionProvider.Create(new DirectoryInfo(place.Keys), builder =>
        {
            builder.SetApplicationName(place.ApplicationName);
            if (OperatingSystem.IsWindows())
            {
                builder.ProtectKeysWithDpapi();
            }
        });
    }

    /// <summary>Makes it with the folders it lies in, each for its owner alone.</summary>
    private static void Make(string path)
    {
        var folder = Path.GetFullPath(path);
        if (Directory.Exists(folder))
        {
            return;
        }

        if (Path.GetDirectoryName(folder) is { } parent)
        {
            Make(parent);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }
    }
}
