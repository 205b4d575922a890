namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>An array, and what all its items together look like.</summary>
internal sealed record ArrayShape(Origin Origin, Shape Item)
{
    public static ArrayShape Join(ArrayShape left, ArrayShape right) =>
        new(Origin.First(left.Origin, right.Origin)!, Shape.Join(left.Item, right.Item));
}
