namespace TwitterEvents.Generators.Schemas.Naming;

/// <summary>The words of a wire name, however it is written.</summary>
internal static class NameWords
{
    /// <summary>
    /// In lower case: <c>created_at</c>, <c>createdAt</c> and <c>created-at</c> are <c>created</c>, <c>at</c>; <c>UTCTime</c> is <c>utc</c>, <c>time</c>;
    /// <c>nodeIDs</c> is <c>node</c>, <c>ids</c>.
    /// </summary>
    public static IReadOnlyList<string> Of(string wire)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= wire.Length; i++)
        {
            if (i < wire.Length && char.IsLetterOrDigit(wire[i]) && !BeginsWord(wire, i))
            {
                continue;
            }

            if (i > start)
            {
                words.Add(wire.Substring(start, i - start).ToLowerInvariant());
            }

            start = i < wire.Length && !char.IsLetterOrDigit(wire[i]) ? i + 1 : i;
        }

        return words;
    }

    /// <summary>A capital after a small letter or digit, or the last of several capitals if small letters follow, but for a plural's.</summary>
    private static bool BeginsWord(string wire, int i)
    {
        if (i == 0 || !char.IsUpper(wire[i]))
        {
            return false;
        }

        var isPlural = i + 1 < wire.Length && wire[i + 1] == 's' && (i + 2 == wire.Length || !char.IsLower(wire[i + 2]));
        return !char.IsUpper(wire[i - 1]) || (i + 1 < wire.Length && char.IsLower(wire[i + 1]) && !isPlural);
    }
}
