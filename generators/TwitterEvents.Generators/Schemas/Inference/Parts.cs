namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>A number; <paramref name="IsFraction"/> once a sample has a fraction or exponent, or does not fit 64 bits.</summary>
internal sealed record NumberShape(Origin Origin, bool IsFraction, TextFormats Formats)
{
    public static NumberShape Join(NumberShape left, NumberShape right) =>
        new(Origin.First(left.Origin, right.Origin)!, left.IsFraction || right.IsFraction, left.Formats & right.Formats);
}

/// <summary>A string, and the formats that every sample of it has.</summary>
internal sealed record TextShape(Origin Origin, TextFormats Formats)
{
    public static TextShape Join(TextShape left, TextShape right) =>
        new(Origin.First(left.Origin, right.Origin)!, left.Formats & right.Formats);
}

/// <summary>An array, and what all its items together look like.</summary>
internal sealed record ArrayShape(Origin Origin, Shape Item)
{
    public static ArrayShape Join(ArrayShape left, ArrayShape right) =>
        new(Origin.First(left.Origin, right.Origin)!, Shape.Join(left.Item, right.Item));
}

/// <summary>A scalar as a sample has it.</summary>
internal sealed record Example(Origin Origin, string Text)
{
    public static Example First(Example left, Example right) => right.Origin.CompareTo(left.Origin) < 0 ? right : left;
}

/// <summary>One property of an object; optional once a sample of the object lacks it.</summary>
internal sealed record Field(Origin Origin, Shape Shape, bool IsOptional)
{
    public static Field Join(Field left, Field right) => new(
        Origin.First(left.Origin, right.Origin)!, Shape.Join(left.Shape, right.Shape), left.IsOptional || right.IsOptional);
}
