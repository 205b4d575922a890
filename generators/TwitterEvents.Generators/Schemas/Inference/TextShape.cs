using TwitterEvents.Generators.Schemas.Formats;

namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>A string, and what its samples look like.</summary>
internal sealed record TextShape(Origin Origin, TextForms Forms)
{
    public static TextShape Join(TextShape left, TextShape right) =>
        new(Origin.First(left.Origin, right.Origin)!, left.Forms | right.Forms);
}
