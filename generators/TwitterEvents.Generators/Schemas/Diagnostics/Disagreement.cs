using TwitterEvents.Generators.Schemas.Inference;

namespace TwitterEvents.Generators.Schemas.Diagnostics;

/// <summary>Samples that have values of different kinds in one place.</summary>
internal static class Disagreement
{
    /// <summary>Reports it at the later of the two places, naming the earlier.</summary>
    public static SchemaDiagnostic Between(string what, (string Kind, Origin Origin) left, (string Kind, Origin Origin) right)
    {
        var (first, second) = left.Origin.CompareTo(right.Origin) <= 0 ? (left, right) : (right, left);
        return new SchemaDiagnostic(
            SchemaProblem.SamplesDisagree, second.Origin.Path, second.Origin.Position, [what, second.Kind, first.Kind, Place(first.Origin)]);
    }

    /// <summary>Folder, file, line and column, as the compiler writes them.</summary>
    public static string Place(Origin origin)
    {
        var folder = origin.Path.LastIndexOf('/');
        var start = folder < 0 ? 0 : origin.Path.LastIndexOf('/', Math.Max(0, folder - 1)) + 1;
        return $"{origin.Path.Substring(start)}({origin.Position.Line + 1},{origin.Position.Column + 1})";
    }
}
