namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>One property of an object; optional once a sample of the object lacks it.</summary>
internal sealed record Field(Origin Origin, Shape Shape, bool IsOptional)
{
    public static Field Join(Field left, Field right) => new(
        Origin.First(left.Origin, right.Origin)!, Shape.Join(left.Shape, right.Shape), left.IsOptional || right.IsOptional);
}
