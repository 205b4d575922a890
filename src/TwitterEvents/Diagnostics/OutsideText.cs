using System.Globalization;
using System.Text;

namespace TwitterEvents.Diagnostics;

/// <summary>
/// Makes a text from outside (X, a proxy, a stranger) fit for one line of a log or an exception: nothing in it breaks the line, moves the
/// cursor, turns the writing direction or is longer than a person reads.
/// </summary>
internal static class OutsideText
{
    /// <summary>The longest text that is shown whole, in characters.</summary>
    public const int MaxLength = 200;

    private const char Ellipsis = '…';

    /// <summary>The text itself where it is harmless and short; else with escapes (<c>\n</c>, <c>\u202E</c>), cut at <see cref="MaxLength"/>.</summary>
    public static string Show(string? text)
    {
        if (text is null)
        {
            return "";
        }

        return text.Length <= MaxLength && IsHarmless(text) ? text : Escape(text);
    }

    private static bool IsHarmless(string text)
    {
        foreach (var character in text)
        {
            if (!IsHarmless(character) || char.IsSurrogate(character))
            {
                return false;
            }
        }

        return true;
    }

    private static string Escape(string text)
    {
        var shown = new StringBuilder(Math.Min(text.Length, MaxLength) + 1);
        for (var i = 0; i < text.Length;)
        {
            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            var piece = length == 2 ? text.Substring(i, 2) : Escape(text[i]);
            if (shown.Length + piece.Length > MaxLength)
            {
                return shown.Append(Ellipsis).ToString();
            }

            shown.Append(piece);
            i += length;
        }

        return shown.ToString();
    }

    private static string Escape(char character) => character switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when IsHarmless(character) && !char.IsSurrogate(character) => character.ToString(),
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}"),
    };

    // Format characters are those that turn the writing direction, or are not seen at all.
    private static bool IsHarmless(char character) => char.GetUnicodeCategory(character) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
