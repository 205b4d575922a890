using TwitterEvents.Generators.Schemas.Formats;

namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>A string, and the format of a date that every sample of it has; null if there is none.</summary>
internal sealed record TextShape(Origin Origin, ScalarFormat? Date)
{
    public static TextShape Join(TextShape left, TextShape right) =>
        new(Origin.First(left.Origin, right.Origin)!, left.Date == right.Date ? left.Date : null);
}
