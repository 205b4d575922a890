using System.Collections.Concurrent;
using System.Globalization;

namespace TwitterEvents.Management;

/// <summary>Keeps tokens in memory: for tests and tools. When the process ends they are lost, and users have to sign in again.</summary>
public sealed class MemoryTokenStore : ITwitterTokenStore
{
    private readonly ConcurrentDictionary<string, StoredTokens> all = new(StringComparer.Ordinal);
    private long changes;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => new([.. all.Keys.Order(StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public ValueTask<StoredTokens?> FindAsync(string userId, CancellationToken cancellationToken) => new(all.GetValueOrDefault(userId));

    /// <inheritdoc/>
    public ValueTask<bool> TryReplaceAsync(string userId, string? version, UserTokens? tokens, CancellationToken cancellationToken)
    {
        var before = all.GetValueOrDefault(userId);
        if (before?.Version != version)
        {
            return new(false);
        }

        if (tokens is null)
        {
            return new(before is null || all.TryRemove(KeyValuePair.Create(userId, before)));
        }

        var now = new StoredTokens(tokens, Interlocked.Increment(ref changes).ToString(CultureInfo.InvariantCulture));
        return new(before is null ? all.TryAdd(userId, now) : all.TryUpdate(userId, now, before));
    }
}
