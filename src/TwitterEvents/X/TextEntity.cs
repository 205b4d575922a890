using TwitterEvents.Models;

namespace TwitterEvents;

/// <summary>Where entities stand in a .NET string, which counts UTF-16 units where X counts Unicode code points.</summary>
public static class TextEntity
{
    /// <summary>Where the entity stands in the escaped text it belongs to (<see cref="Tweet.CompleteText"/>, <see cref="Post.CompleteText"/>, <see cref="MessageData.Text"/>).</summary>
    /// <returns>Null if the entity has no indices, or they lie outside the text.</returns>
    public static Range? GetRange(this ITextEntity entity, string text)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(text);
        if (entity.Indices is not [var first, var last] || first < 0 || last < first)
        {
            return null;
        }

        var start = Utf16Offset(text, 0, first);
        var end = start < 0 ? -1 : Utf16Offset(text, start, last - first);
        return end < 0 ? null : start..end;
    }

    /// <summary>
    /// Where the entity stands in the unescaped text (<see cref="Tweet.PlainText"/>, <see cref="Post.PlainText"/>, <see cref="MessageData.PlainText"/>), given the escaped one.
    /// </summary>
    /// <returns>Null if the entity has no indices, or they lie outside the text.</returns>
    public static Range? GetPlainRange(this ITextEntity entity, string text)
    {
        if (entity.GetRange(text) is not { } range)
        {
            return null;
        }

        var start = EscapedText.Unescape(text[..range.Start.Value]).Length;
        return start..(start + EscapedText.Unescape(text[range]).Length);
    }

    /// <summary>Start and end as one; null if one is missing.</summary>
    internal static IReadOnlyList<long>? Indices(long? start, long? end) => start is { } first && end is { } last ? [first, last] : null;

    /// <summary>The offset so many code points after another; -1 if the text ends before.</summary>
    private static int Utf16Offset(string text, int offset, long codePoints)
    {
        for (; codePoints > 0; codePoints--)
        {
            if (offset >= text.Length)
            {
                return -1;
            }

            offset += char.IsHighSurrogate(text[offset]) && offset + 1 < text.Length && char.IsLowSurrogate(text[offset + 1]) ? 2 : 1;
        }

        return offset;
    }
}
