namespace TwitterEvents.Diagnostics;

/// <summary>What somebody may have meant.</summary>
internal static class Nearest
{
    private const int MostNames = 3;

    /// <summary>The names within a few slips of the keyboard of a word, nearest first; none if there is none.</summary>
    public static IReadOnlyList<string> To(string word, IEnumerable<string> names) =>
        To(word, names.Select(name => (name, name)));

    /// <param name="word">What was typed.</param>
    /// <param name="spellings">Each name with a spelling somebody may try for it.</param>
    public static IReadOnlyList<string> To(string word, IEnumerable<(string Spelling, string Name)> spellings)
    {
        var near = spellings
            .Select(entry => (entry.Name, Distance: Distance(word, entry.Spelling)))
            .Where(entry => entry.Distance <= Math.Max(1, word.Length / 4))
            .OrderBy(entry => entry.Distance)
            .ToList();

        // Who has spelled one of them rightly means that one.
        return [.. near.TakeWhile(entry => near[0].Distance > 0 || entry.Distance == 0).Select(entry => entry.Name).Distinct(StringComparer.Ordinal).Take(MostNames)];
    }

    /// <summary>As a sentence with a space before it; empty if there is nothing near.</summary>
    public static string Question(IReadOnlyList<string> names) => names.Count == 0 ? "" : $" Did you mean {string.Join(" or ", names)}?";

    /// <summary>Letters to add, drop, change or swap with their neighbour; case does not count.</summary>
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Cheapest(i, j);
            }
        }

        return rows[left.Length, right.Length];

        int Cheapest(int i, int j)
        {
            var best = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (Same(i, j) ? 0 : 1));
            return i > 1 && j > 1 && Same(i, j - 1) && Same(i - 1, j) ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
        }

        bool Same(int i, int j) => char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
    }
}
