namespace TwitterEvents.StartUp;

/// <summary>The name that was perhaps meant.</summary>
internal static class NearestName
{
    /// <summary>The candidate that differs least from a name, by a letter in four at most, or is longer or shorter by whole words at one end.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">What may have been meant.</param>
    /// <param name="nameOf">The name of a candidate.</param>
    public static string? Find(string name, IEnumerable<string> candidates, Func<string, string> nameOf) =>
        candidates.Select(candidate => (Candidate: candidate, Distance: Distance(Plain(name), Plain(nameOf(candidate)))))
            .Where(static near => near.Distance is not null)
            .OrderBy(static near => near.Distance)
            .Select(static near => near.Candidate)
            .FirstOrDefault();

    private static int? Distance(string name, string candidate)
    {
        var edits = Edits(name, candidate);
        if (edits <= Math.Max(1, candidate.Length / 4))
        {
            return edits;
        }

        var (shorter, longer) = name.Length < candidate.Length ? (name, candidate) : (candidate, name);
        return shorter.Length >= 5 && (longer.StartsWith(shorter, StringComparison.Ordinal) || longer.EndsWith(shorter, StringComparison.Ordinal))
            ? longer.Length
            : null;
    }

    // Consumer_secret and consumer-secret are ConsumerSecret to a person.
    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    /// <summary>How many letters must be added, removed or replaced (Levenshtein).</summary>
    private static int Edits(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        foreach (var (i, letter) in left.Index())
        {
            var current = new int[previous.Length];
            current[0] = i + 1;
            for (var j = 1; j < current.Length; j++)
            {
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (letter == right[j - 1] ? 0 : 1));
            }

            previous = current;
        }

        return previous[^1];
    }
}
