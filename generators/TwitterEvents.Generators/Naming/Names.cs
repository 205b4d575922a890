using System.Text;

namespace TwitterEvents.Generators.Naming;

/// <summary>Wire names to C# names.</summary>
internal static class Names
{
    private const string EventSuffix = "Event";

    /// <summary><c>favourites_count</c> to <c>FavouritesCount</c>; always a valid identifier.</summary>
    public static string Pascal(string wire)
    {
        var builder = new StringBuilder(wire.Length);
        var upper = true;
        foreach (var c in wire)
        {
            if (!IsAsciiLetter(c) && c is < '0' or > '9')
            {
                upper = true;
                continue;
            }

            builder.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = c is >= '0' and <= '9';
        }

        if (builder.Length == 0 || builder[0] is >= '0' and <= '9')
        {
            builder.Insert(0, '_');
        }

        return builder.ToString();
    }

    /// <summary>The record for the items of a wire name: <c>user_mentions</c> to <c>UserMention</c>.</summary>
    public static string ForItem(string wire) => Pascal(Singular(wire));

    /// <summary><c>tweet_create_events</c> to <c>TweetCreateEvent</c>.</summary>
    public static string ForEvent(string key) => Pascal(WithoutEvent(key)) + EventSuffix;

    /// <summary>The event of one <c>type</c> under a key: <c>unfollow</c> to <c>UnfollowEvent</c>.</summary>
    public static string ForTypedEvent(string type) => Pascal(type) + EventSuffix;

    /// <summary>The event of one inner key: <c>user_event</c>, <c>revoke</c> to <c>UserRevokeEvent</c>.</summary>
    public static string ForKeyedEvent(string key, string inner) => Pascal(WithoutEvent(key)) + Pascal(inner) + EventSuffix;

    private static string WithoutEvent(string key) =>
        key.EndsWith("_events", StringComparison.Ordinal) ? key.Substring(0, key.Length - 7)
        : key.EndsWith("_event", StringComparison.Ordinal) ? key.Substring(0, key.Length - 6)
        : key;

    private static string Singular(string wire)
    {
        if (wire.EndsWith("ies", StringComparison.Ordinal) && wire.Length > 4)
        {
            return wire.Substring(0, wire.Length - 3) + "y";
        }

        var isPlural = wire.EndsWith("s", StringComparison.Ordinal)
            && !wire.EndsWith("ss", StringComparison.Ordinal)
            && !wire.EndsWith("us", StringComparison.Ordinal)
            && wire.Length > 3;
        return isPlural ? wire.Substring(0, wire.Length - 1) : wire;
    }

    private static bool IsAsciiLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
