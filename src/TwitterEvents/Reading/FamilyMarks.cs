using TwitterEvents.Reading.Contract;

namespace TwitterEvents.Reading;

/// <summary>Which families' own paths a text may have, as far as it was asked.</summary>
/// <param name="text">The text.</param>
internal ref struct FamilyMarks(ReadOnlySpan<byte> text)
{
    private readonly ReadOnlySpan<byte> text = text;
    private ulong asked;
    private ulong present;

    /// <summary>Whether the text may have the last name of a family's path; false for a family without one.</summary>
    /// <param name="family">The family.</param>
    /// <param name="index">Its place among all of them.</param>
    public bool MayHave(EventFamily family, int index)
    {
        if (family.When.Length == 0 || family.Mark.Length == 0)
        {
            return family.When.Length > 0;
        }

        // It is asked for each name of the root, and to look runs over the text: once.
        var bit = index < 64 ? 1UL << index : 0;
        if ((asked & bit) != 0)
        {
            return (present & bit) != 0;
        }

        var mayHave = JsonNames.MayHave(text, family.Mark);
        asked |= bit;
        present |= mayHave ? bit : 0;
        return mayHave;
    }

    /// <summary>Whether the text has the only name of a family's path, by all that its bytes tell.</summary>
    public readonly bool IsAtRoot(EventFamily family) => family.Mark.Length > 0 && JsonNames.HasAtRoot(text, family.Mark);
}
