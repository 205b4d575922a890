using System.Security.Cryptography;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>
/// The tokens of users that a command works with: none, until it opens a folder. What passes here is not printed any more, also what X gives for an
/// expired one; and a disk that fails is one sentence.
/// </summary>
internal sealed class CommandTokens(Redaction redaction, TimeProvider time) : ITwitterTokenStore
{
    private ITwitterTokenStore store = new MemoryTokenStore();
    private string path = "";

    /// <exception cref="UsageException">The folder or its keys cannot be used.</exception>
    public async Task OpenAsync(TokenPlace place, CancellationToken cancellationToken)
    {
        path = place.Path;
        store = await GuardAsync(() => new ValueTask<ITwitterTokenStore>(TokenFolder.OpenAsync(place, time, cancellationToken)));
    }

    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => GuardAsync(() => store.ListAsync(cancellationToken));

    public async ValueTask<StoredTokens?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        var found = await GuardAsync(() => store.FindAsync(userId, cancellationToken));
        Hide(found?.Tokens);
        return found;
    }

    public ValueTask<bool> TryReplaceAsync(string userId, string? version, UserTokens? tokens, CancellationToken cancellationToken)
    {
        Hide(tokens);
        return GuardAsync(() => store.TryReplaceAsync(userId, version, tokens, cancellationToken));
    }

    private void Hide(UserTokens? tokens)
    {
        redaction.Hide(tokens?.AccessToken);
        redaction.Hide(tokens?.RefreshToken);
    }

    private async ValueTask<T> GuardAsync<T>(Func<ValueTask<T>> use)
    {
        try
        {
            return await use();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new UsageException($"The tokens in {path} cannot be used ({exception.GetType().Name}): mend that, or name another folder with --token-folder DIR.");
        }
    }
}
