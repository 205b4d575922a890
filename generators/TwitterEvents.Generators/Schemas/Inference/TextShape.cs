using TwitterEvents.Generators.Schemas.Formats;

namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>A string, and what its samples look like.</summary>
internal sealed record TextShape(Origin Origin, TextForms Forms)
{
    /// <summary>Those that are RFC 3339 dates; null if none is.</summary>
    public DateShape? Dates { get; init; }

    public static TextShape Join(TextShape left, TextShape right) => new(Origin.First(left.Origin, right.Origin)!, left.Forms | right.Forms)
    {
        Dates = left.Dates is { } one && right.Dates is { } other ? DateShape.Join(one, other) : left.Dates ?? right.Dates,
    };
}
