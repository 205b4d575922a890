using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace TwitterEvents.Generators.Schemas.Naming;

/// <summary>Wire names to C# names.</summary>
internal static class Names
{
    private const string EventSuffix = "Event";

    /// <summary>No name in an assembly may be longer than 1023 bytes, with what the compiler puts around it; nobody wants one near that.</summary>
    private const int MaxLength = 200;

    /// <summary><c>favourites_count</c> to <c>FavouritesCount</c>; always a valid identifier.</summary>
    public static string Pascal(string wire)
    {
        var builder = new StringBuilder(wire.Length);
        var upper = true;
        foreach (var c in wire)
        {
            if (!IsAsciiLetter(c) && !IsDigit(c))
            {
                upper = true;
                continue;
            }

            builder.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = IsDigit(c);
        }

        if (builder.Length == 0)
        {
            return Cut(Spelled(wire));
        }

        if (IsDigit(builder[0]))
        {
            builder.Insert(0, '_');
        }

        return Cut(builder.ToString());
    }

    private static string Cut(string name) => name.Length > MaxLength ? name.Substring(0, MaxLength) : name;

    /// <summary>A part of a namespace, of what somebody chose: as it is, but for characters that C# does not take, and keywords.</summary>
    public static string Identifier(string part)
    {
        var builder = new StringBuilder(part.Length);
        foreach (var c in part)
        {
            builder.Append(SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_');
        }

        if (builder.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(builder[0]))
        {
            builder.Insert(0, '_');
        }

        var name = builder.ToString();
        return SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
    }

    /// <summary>A name for what has no letter or digit of ASCII, by its characters: <c>名</c> is <c>KeyU540D</c>, <c>*</c> is <c>KeyU2A</c>.</summary>
    private static string Spelled(string wire)
    {
        var builder = new StringBuilder("Key");
        foreach (var c in wire)
        {
            builder.Append('U').Append(((int)c).ToString("X", System.Globalization.CultureInfo.InvariantCulture));
        }

        return builder.ToString();
    }

    /// <summary>The record for the items of a wire name: <c>user_mentions</c> to <c>UserMention</c>.</summary>
    public static string ForItem(string wire) => Free(Pascal(Singular.Of(wire)));

    /// <summary>The record for the object of a wire name: <c>public_metrics</c> to <c>PublicMetrics</c>.</summary>
    public static string ForObject(string wire) => Free(Pascal(wire));

    /// <summary>A name for a type that other code does not have: <c>File</c> is <c>FileObject</c>.</summary>
    public static string Free(string type) => ReservedNames.OfTypes.Contains(type) ? type + "Object" : type;

    /// <summary><c>tweet_create_events</c> to <c>TweetCreateEvent</c>.</summary>
    public static string ForEvent(string key) => Pascal(WithoutEvent(key)) + EventSuffix;

    /// <summary>The event of one <c>type</c> under a key: <c>unfollow</c> to <c>UnfollowEvent</c>.</summary>
    public static string ForTypedEvent(string type) => Pascal(type) + EventSuffix;

    /// <summary>The event of one inner key: <c>user_event</c>, <c>revoke</c> to <c>UserRevokeEvent</c>.</summary>
    public static string ForKeyedEvent(string key, string inner) => Pascal(WithoutEvent(key)) + Pascal(inner) + EventSuffix;

    /// <summary>An event whose short name is taken, by all of its key: <c>unknown_events</c> to <c>UnknownEventsEvent</c>.</summary>
    public static string ForWholeKey(string key) => Pascal(key) + EventSuffix;

    /// <summary>The event of a kind of a key that no sample has: <c>follow_events</c> to <c>UnknownFollowEvent</c>.</summary>
    public static string ForUnknownEvent(string key) => "Unknown" + ForEvent(key);

    /// <summary>The struct that reads the events of a key.</summary>
    public static string ForReader(string key) => Pascal(key) + "Reader";

    /// <summary>Whether a name that somebody chose can be a type or property: an identifier that is no keyword, as it begins with a capital.</summary>
    public static bool IsValid(string name)
    {
        foreach (var c in name)
        {
            if (!IsAsciiLetter(c) && !IsDigit(c) && c != '_')
            {
                return false;
            }
        }

        return name.Length is > 0 and <= MaxLength && name[0] is >= 'A' and <= 'Z';
    }

    private static string WithoutEvent(string key) =>
        key.EndsWith("_events", StringComparison.Ordinal) ? key.Substring(0, key.Length - 7)
        : key.EndsWith("_event", StringComparison.Ordinal) ? key.Substring(0, key.Length - 6)
        : key;

    private static bool IsAsciiLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
