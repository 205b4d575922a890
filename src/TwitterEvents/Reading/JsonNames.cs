namespace TwitterEvents.Reading;

/// <summary>Looks for a property name in the bytes of a JSON text: many times faster than its tokens tell.</summary>
internal static class JsonNames
{
    /// <summary>Whether a property may have a name: false only if none has, wherever it stands.</summary>
    /// <param name="text">The text.</param>
    /// <param name="quoted">The name in its quotes, of ASCII letters, digits and underscores.</param>
    public static bool MayHave(ReadOnlySpan<byte> text, ReadOnlySpan<byte> quoted)
    {
        // Without its quotes, which are everywhere: to look at each takes longer than to come upon the name in a longer one now and then.
        return text.IndexOf(quoted[1..^1]) >= 0 || HasEscapedAscii(text);
    }

    /// <summary>Whether the root object of a well-formed text has a property; false also if its last name of that kind stands further in.</summary>
    /// <param name="text">The text.</param>
    /// <param name="quoted">The name in its quotes, of ASCII letters, digits and underscores.</param>
    /// <param name="maxDepth">How deep objects and arrays may be nested.</param>
    /// <exception cref="System.Text.Json.JsonException">What follows the name is not well-formed.</exception>
    public static bool HasAtRoot(ReadOnlySpan<byte> text, ReadOnlySpan<byte> quoted, int maxDepth)
    {
        var start = text.LastIndexOf(quoted);

        // An escaped quote is the end of a longer name.
        if (start < 1 || text[start - 1] == (byte)'\\')
        {
            return false;
        }

        var rest = text[(start + quoted.Length)..].TrimStart(" \t\r\n"u8);
        if (rest is not [(byte)':', ..])
        {
            return false;
        }

        var value = new JsonScanner(rest[1..], maxDepth);
        value.ReadValue();
        value.Skip();
        return IsAtRoot(rest[(1 + value.BytesConsumed)..]);
    }

    /// <summary>Whether what begins outside of a string closes one object or array more than it opens, with its last byte.</summary>
    private static bool IsAtRoot(ReadOnlySpan<byte> rest)
    {
        var depth = 1;
        while (rest.IndexOfAny("\"{}[]"u8) is var next and >= 0)
        {
            var found = rest[next];
            rest = rest[(next + 1)..];
            if (found == (byte)'"')
            {
                rest = rest[LengthOfString(rest)..];
            }
            else if (found is (byte)'{' or (byte)'[')
            {
                depth++;
            }
            else if (--depth == 0)
            {
                return rest.TrimStart(" \t\r\n"u8).IsEmpty;
            }
        }

        return false;
    }

    /// <summary>The length of what is left of a string, its end quote included.</summary>
    private static int LengthOfString(ReadOnlySpan<byte> rest)
    {
        var length = 0;
        while (rest[length..].IndexOfAny((byte)'"', (byte)'\\') is var next and >= 0)
        {
            length += next + 1;
            if (rest[length - 1] == (byte)'"')
            {
                return length;
            }

            length = Math.Min(length + 1, rest.Length);
        }

        return rest.Length;
    }

    /// <summary>Whether one of the characters that a name is made of may be written as an escape.</summary>
    private static bool HasEscapedAscii(ReadOnlySpan<byte> text)
    {
        while (text.IndexOf(@"\u00"u8) is var next and >= 0)
        {
            text = text[(next + 4)..];
            if (text is [>= (byte)'2' and <= (byte)'7', ..])
            {
                return true;
            }
        }

        return false;
    }
}
