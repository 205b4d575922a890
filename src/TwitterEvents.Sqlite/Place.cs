using System.Globalization;
using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>A place in a list: after this delivery, or after this call of it.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="Key">The key of the call; empty before all of them.</param>
internal readonly record struct Place(long Delivery, byte[] Key)
{
    public static readonly Place Start = new(-1, []);

    /// <summary>No key is as long.</summary>
    public static readonly Place End = new(long.MaxValue, [.. Enumerable.Repeat(byte.MaxValue, InboxKey.Length + 1)]);

    /// <exception cref="ArgumentException">It was not made by <see cref="ToString"/>.</exception>
    public static Place Parse(string text)
    {
        var parts = text.Split('-');
        try
        {
            if (parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var delivery))
            {
                return new Place(delivery, Convert.FromHexString(parts[1]));
            }
        }
        catch (FormatException)
        {
            // As below.
        }

        throw new ArgumentException($"'{text}' is no place in a list; the page before names it.", nameof(text));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Delivery}-{Convert.ToHexStringLower(Key)}");
}
