using TwitterEvents.Generators.Schemas.Json;

namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>Where something was first seen. "First" is by file path, then position, so it does not depend on the order of the files.</summary>
internal sealed record Origin(string Path, Position Position) : IComparable<Origin>
{
    public int CompareTo(Origin? other)
    {
        if (other is null)
        {
            return -1;
        }

        var byPath = string.CompareOrdinal(Path, other.Path);
        return byPath != 0 ? byPath : Position.CompareTo(other.Position);
    }

    /// <summary>The first of two; nothing comes after everything.</summary>
    public static Origin? First(Origin? left, Origin? right) =>
        left is null || (right is not null && right.CompareTo(left) < 0) ? right : left;
}
