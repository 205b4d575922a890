namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>A scalar as a sample has it.</summary>
internal sealed record Example(Origin Origin, string Text)
{
    public static Example First(Example left, Example right) => right.Origin.CompareTo(left.Origin) < 0 ? right : left;
}
