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
    public static bool HasAtRoot(ReadOnlySpan<byte> text, ReadOnlySpan<byte> quoted)
    {
        var start = text.LastIndexOf(quoted);

        // An escaped quote is the end of a longer name.
        if (start < 1 || text[start - 1] == (byte)'\\')
        {
            return false;
        }

        var rest = text[(start + quoted.Length)..].TrimStart(" \t\r\n"u8);
        return rest is [(byte)':', ..] && IsLastOfRoot(rest[1..]);
    }

    /// <summary>Whether what begins outside of a string closes one object or array more than it opens, with its last byte.</summary>
    /// <remarks>Byte by byte: what ends a body is short, and to look for the next of several bytes takes as long as ten of these.</remarks>
    private static bool IsLastOfRoot(ReadOnlySpan<byte> rest)
    {
        var depth = 1;
        for (var i = 0; i < rest.Length; i++)
        {
            switch (rest[i])
            {
                case (byte)'"':
                    i = EndOfString(rest, i + 1);
                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']' when --depth == 0:
                    return rest[(i + 1)..].TrimStart(" \t\r\n"u8).IsEmpty;
            }
        }

        return false;
    }

    /// <summary>Where the quote stands that ends a string; the end of the text if none does.</summary>
    private static int EndOfString(ReadOnlySpan<byte> text, int start)
    {
        var i = start;
        while (i < text.Length && text[i] != (byte)'"')
        {
            i += text[i] == (byte)'\\' ? 2 : 1;
        }

        return i;
    }

    /// <summary>Whether one of the characters that a name is made of may be written as an escape.</summary>
    private static bool HasEscapedAscii(ReadOnlySpan<byte> text)
    {
        // Most texts have no escape at all, which is told in a third of the time.
        var first = text.IndexOf((byte)'\\');
        text = first < 0 ? [] : text[first..];
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
