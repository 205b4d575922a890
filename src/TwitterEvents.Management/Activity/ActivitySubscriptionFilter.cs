using System.Collections.Immutable;

namespace TwitterEvents.Management;

/// <summary>Which events a subscription of X Activity is for.</summary>
public sealed record ActivitySubscriptionFilter
{
    /// <summary>The id of the user it is about; null if it is about a keyword, or the app.</summary>
    public string? UserId { get; init; }

    /// <summary>The keyword it is about; null if it is about a user, or the app.</summary>
    public string? Keyword { get; init; }

    /// <summary>
    /// <c>inbound</c> (done to the user), <c>outbound</c> (done by the user), or null for both. X writes it as <c>direction</c> or, newer,
    /// as <c>qualifiers.direction</c>; it is read here from either.
    /// </summary>
    public string? Direction { get; init; }

    /// <summary>What else narrows it (<c>post_id</c>, <c>conversation_type</c>), by name; empty if nothing does.</summary>
    public ImmutableSortedDictionary<string, string> Qualifiers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Of one user.</summary>
    /// <param name="userId">The user's id.</param>
    /// <param name="direction"><c>inbound</c>, <c>outbound</c>, or null for both.</param>
    public static ActivitySubscriptionFilter OfUser(string userId, string? direction = null) => new() { UserId = userId, Direction = direction };

    /// <summary>Of one keyword.</summary>
    /// <param name="keyword">The keyword.</param>
    public static ActivitySubscriptionFilter OfKeyword(string keyword) => new() { Keyword = keyword };

    /// <summary>Whether both are for the same events.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(ActivitySubscriptionFilter? other) =>
        other is not null
        && (UserId, Keyword, Direction) == (other.UserId, other.Keyword, other.Direction)
        && Qualifiers.SequenceEqual(other.Qualifiers);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(UserId, Keyword, Direction, Qualifiers.Count);

    /// <summary>In words: <c>user 42, inbound</c>.</summary>
    public override string ToString() =>
        string.Join(", ", [Subject, .. Direction is null ? Array.Empty<string>() : [Direction], .. Qualifiers.Select(static pair => $"{pair.Key} {pair.Value}")]);

    private string Subject => UserId is not null ? $"user {UserId}" : Keyword is not null ? $"keyword '{Keyword}'" : "the app";
}
