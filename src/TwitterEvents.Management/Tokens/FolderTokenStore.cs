using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace TwitterEvents.Management;

/// <summary>
/// Keeps tokens in a folder, a file for each user, protected by ASP.NET Core Data Protection. A file is written whole beside the old one before it
/// takes its place, so that a process may end at any moment; a lock file keeps processes apart. On Unix nobody but the owner may read it.
/// </summary>
internal sealed class FolderTokenStore : ITwitterTokenStore
{
    private const string Extension = ".tokens";
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestLock = TimeSpan.FromSeconds(10);

    private readonly string folder;
    private readonly IDataProtector protector;
    private readonly TimeProvider time;

    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be made.</exception>
    public FolderTokenStore(string folder, IDataProtectionProvider protection, TimeProvider time)
    {
        this.folder = Path.GetFullPath(folder);
        this.time = time;
        protector = protection.CreateProtector("TwitterEvents.UserTokens.v1");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(this.folder);
        }
        else
        {
            Directory.CreateDirectory(this.folder, OwnerFolder);
        }
    }

    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) =>
        new([.. Directory.EnumerateFiles(folder, $"*{Extension}").Select(static path => Path.GetFileNameWithoutExtension(path)).Where(IsId).Order(StringComparer.Ordinal)]);

    public async ValueTask<StoredTokens?> FindAsync(string userId, CancellationToken cancellationToken) =>
        await ReadAsync(PathOf(userId), cancellationToken).ConfigureAwait(false) is { } bytes ? new StoredTokens(Unprotect(userId, bytes), VersionOf(bytes)) : null;

    public async ValueTask<bool> TryReplaceAsync(string userId, string? version, UserTokens? tokens, CancellationToken cancellationToken)
    {
        var path = PathOf(userId);
        await using var held = await LockAsync($"{path}.lock", cancellationToken).ConfigureAwait(false);
        var before = await ReadAsync(path, cancellationToken).ConfigureAwait(false);
        if ((before is null ? null : VersionOf(before)) != version)
        {
            return false;
        }

        if (tokens is null)
        {
            File.Delete(path);
            return true;
        }

        // From here on nothing stops: X may have forgotten the old ones.
        var next = $"{path}.new";
        File.Delete(next);
        var file = new FileStream(next, Options(FileMode.CreateNew, FileShare.None));
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(tokens, TokenJson.Default.UserTokens)), CancellationToken.None).ConfigureAwait(false);
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
        return true;
    }

    /// <summary>An id is a file name: digits, and nothing that leads elsewhere.</summary>
    private string PathOf(string userId) => IsId(userId)
        ? Path.Combine(folder, userId + Extension)
        : throw new ArgumentException("A user's id is made of digits.", nameof(userId));

    private static bool IsId(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static async ValueTask<byte[]?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <exception cref="TwitterCredentialsException">The keys they were protected with are not there.</exception>
    private UserTokens Unprotect(string userId, byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(protector.Unprotect(bytes), TokenJson.Default.UserTokens) ?? throw new JsonException();
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            throw new TwitterCredentialsException(
                $"The tokens of user {userId} in {folder} cannot be read: they were protected with other keys, or the file is damaged. Keep the keys of Data Protection "
                    + "(PersistKeysToFileSystem) and the application name (SetApplicationName) the same, or let the user sign in again.");
        }
    }

    private static string VersionOf(byte[] bytes) => Convert.ToHexString(SHA256.HashData(bytes));

    private async ValueTask<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, Options(FileMode.OpenOrCreate, FileShare.None));
            }
            catch (IOException) when (time.GetElapsedTime(started) < LongestLock)
            {
                // Another process holds it, for as long as it writes one file.
                await Task.Delay(LockPause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static FileStreamOptions Options(FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return options;
    }
}
