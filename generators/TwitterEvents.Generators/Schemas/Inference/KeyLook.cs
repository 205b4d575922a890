namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>
/// Tells names that are data (ids, dates, colors) from names that somebody chose. A record taken for a map loses its properties, a map taken
/// for a record only reads badly: so what may be a chosen name is one. <c>sha256</c>, <c>line1</c>, <c>16x16</c>, <c>change_24h</c> are.
/// </summary>
internal static class KeyLook
{
    private const int LengthOfGuid = 36;
    private const int LengthOfDate = 10;
    private const int LeastOfHash = 16;
    private const int LeastOfToken = 8;
    private const int LeastDigitsOfToken = 3;

    /// <summary>In a token of letters and digits as an id has: more letters in a row may be a word, unless the two alternate often.</summary>
    private const int MostLettersInRow = 3;
    private const int ManyChanges = 4;

    /// <summary>Hexadecimal digits that are measures after a number: <c>7d</c>, <c>64b</c>.</summary>
    private const string Units = "bd";

    public static bool IsDigits(string name) => IsAll(name, IsDigit);

    /// <summary>Whether names, two at least, are data, and all of one look.</summary>
    public static bool AreData(IReadOnlyList<string> names) =>
        names.Count > 1
        && (AreAll(names, IsGuid)
            || AreAll(names, IsDate)
            || AreAll(names, IsColor)
            || (AreOfOneLength(names) && (AreAll(names, IsHash) || (AreAll(names, IsToken) && HaveDifferentLetters(names))))
            || ArePrefixed(names));

    private static bool IsGuid(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? name[i] != '-' : !IsHex(name[i]))
            {
                return false;
            }
        }

        return name.Length == LengthOfGuid;
    }

    /// <summary><c>2024-01-02</c>, also with a time after it.</summary>
    private static bool IsDate(string name)
    {
        for (var i = 0; i < name.Length && i < LengthOfDate; i++)
        {
            if (i is 4 or 7 ? name[i] != '-' : !IsDigit(name[i]))
            {
                return false;
            }
        }

        return name.Length == LengthOfDate || (name.Length > LengthOfDate && name[LengthOfDate] is 'T' or ' ');
    }

    private static bool IsColor(string name) => name.Length is 4 or 7 or 9 && name[0] == '#' && IsAll(name.Substring(1), IsHex);

    private static bool IsHash(string name) => name.Length >= LeastOfHash && IsAll(name, IsHex) && CountDigits(name) > 0;

    /// <summary><c>abc123def</c>: letters and digits that alternate as in no word with a number.</summary>
    private static bool IsToken(string name)
    {
        var (changes, row, longest) = (0, 0, 0);
        for (var i = 0; i < name.Length; i++)
        {
            if (!IsDigit(name[i]) && !IsLetter(name[i]))
            {
                return false;
            }

            changes += i > 0 && IsDigit(name[i]) != IsDigit(name[i - 1]) ? 1 : 0;
            row = IsDigit(name[i]) ? 0 : row + 1;
            longest = Math.Max(longest, row);
        }

        return name.Length >= LeastOfToken
            && CountDigits(name) >= LeastDigitsOfToken
            && (changes >= ManyChanges || (changes > 1 && longest <= MostLettersInRow));
    }

    /// <summary><c>u-1f</c>, <c>u-2c</c>; <c>cus_9s6XKzkN</c>, <c>cus_4fdAW5ft</c>: one prefix, and what no word is after it.</summary>
    private static bool ArePrefixed(IReadOnlyList<string> names)
    {
        var end = names[0].IndexOfAny(['-', '_', ':']) + 1;
        var prefix = names[0].Substring(0, end);
        if (end == 0 || !AreAll(names, name => name.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return false;
        }

        var rests = new List<string>();
        foreach (var name in names)
        {
            rests.Add(name.Substring(end));
        }

        return (AreAll(rests, IsToken) && HaveDifferentLetters(rests)) || (prefix[end - 1] != '_' && AreShort(rests));
    }

    /// <summary>Hexadecimal digits; two at least, of different letters, must be no measures.</summary>
    private static bool AreShort(IReadOnlyList<string> rests)
    {
        var clear = new List<string>();
        foreach (var rest in rests)
        {
            if (!IsAll(rest, IsHex) || !IsDigit(rest[0]))
            {
                return false;
            }

            var letters = LettersOf(rest);
            if (letters.Length > 0 && !(letters.Length == 1 && rest.EndsWith(letters, StringComparison.Ordinal) && Units.Contains(letters)))
            {
                clear.Add(rest);
            }
        }

        return clear.Count > 1 && HaveDifferentLetters(clear);
    }

    /// <summary>Names that differ in numbers only are chosen: <c>image2x1</c>, <c>image2x2</c>.</summary>
    private static bool HaveDifferentLetters(IReadOnlyList<string> names) => !AreAll(names, name => LettersOf(name) == LettersOf(names[0]));

    private static bool AreOfOneLength(IReadOnlyList<string> names) => AreAll(names, name => name.Length == names[0].Length);

    private static string LettersOf(string name) => string.Concat(name.Split('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));

    private static int CountDigits(string name) => name.Length - LettersOf(name).Length;

    private static bool AreAll(IReadOnlyList<string> names, Predicate<string> look)
    {
        foreach (var name in names)
        {
            if (!look(name))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAll(string text, Predicate<char> look)
    {
        foreach (var c in text)
        {
            if (!look(c))
            {
                return false;
            }
        }

        return text.Length > 0;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsHex(char c) => IsDigit(c) || c is (>= 'a' and <= 'f') or (>= 'A' and <= 'F');
}
