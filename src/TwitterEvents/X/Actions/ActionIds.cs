using System.Globalization;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents;

/// <summary>Names actions, the same for both APIs. What does not say enough has no name: no two are guessed to be one.</summary>
internal static class ActionIds
{
    public static string? Post(string? id) => Of("post", id);

    public static string? DeletedPost(string? id) => Of("post-deleted", id);

    public static string? Like(string? id) => Of("like", id);

    public static string? DirectMessage(string? id) => Of("dm", id);

    /// <summary>To follow, block or mute can be done, undone and done again: without its time it is not known to be the same.</summary>
    public static string? Relation(string what, string? sourceId, string? targetId, DateTimeOffset? at) => Of(what, sourceId, targetId, Milliseconds(at));

    public static string? Typing(string? senderId, string? recipientId, DateTimeOffset? at) => Of("typing", senderId, recipientId, Milliseconds(at));

    public static string? Read(string? readerId, string? senderId, string? lastMessageId) => Of("read", readerId, senderId, lastMessageId);

    /// <summary>Both APIs date it to the second, and nobody gives an authorization back twice in one.</summary>
    public static string? Revocation(string? userId, string? appId, DateTimeOffset? at) =>
        Of("revoked", userId, appId, at?.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));

    private static string? Milliseconds(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    private static string? Of(string what, params ReadOnlySpan<string?> parts)
    {
        foreach (var part in parts)
        {
            if (!EventIdentity.IsId(part))
            {
                return null;
            }
        }

        return $"{what}:{string.Join(':', parts!)}";
    }
}
