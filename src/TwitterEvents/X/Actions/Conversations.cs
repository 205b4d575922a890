namespace TwitterEvents;

/// <summary>Names the conversation of two accounts, and tells who is in one.</summary>
internal static class Conversations
{
    /// <summary>Both ids, the smaller first, as X writes it; null if one is missing.</summary>
    public static string? Of(string? oneId, string? otherId) =>
        string.IsNullOrEmpty(oneId) || string.IsNullOrEmpty(otherId) ? null
        : Compare(oneId, otherId) <= 0 ? $"{oneId}-{otherId}"
        : $"{otherId}-{oneId}";

    /// <summary>The other of two in a conversation; null if there are not two, or the one is neither.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="participantIds">Who is in it, if X says so.</param>
    /// <param name="oneId">The one.</param>
    public static string? Other(string? conversationId, IReadOnlyList<string>? participantIds, string? oneId)
    {
        var ids = participantIds ?? conversationId?.Split('-', ':') ?? [];
        return ids is not [var first, var second] ? null : first == oneId ? second : second == oneId ? first : null;
    }

    /// <summary>Ids are numbers without a leading zero, of more digits than a number may have.</summary>
    private static int Compare(string left, string right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);
}
