namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>
/// A number; <paramref name="IsFraction"/> once a sample has a fraction or exponent, or does not fit 64 bits; <paramref name="IsMilliseconds"/>
/// and <paramref name="IsSeconds"/> as long as every sample may be so many since 1970; <paramref name="IsBeyondDouble"/> once a sample would
/// come back from a double as another number; <paramref name="HasWhole"/> once a sample is an integer of 64 bits, also written as <c>3.0</c>.
/// </summary>
internal sealed record NumberShape(Origin Origin, bool IsFraction, bool IsMilliseconds, bool IsSeconds, bool IsBeyondDouble, bool HasWhole)
{
    public static NumberShape Join(NumberShape left, NumberShape right) =>
        new(
            Origin.First(left.Origin, right.Origin)!,
            left.IsFraction || right.IsFraction,
            left.IsMilliseconds && right.IsMilliseconds,
            left.IsSeconds && right.IsSeconds,
            left.IsBeyondDouble || right.IsBeyondDouble,
            left.HasWhole || right.HasWhole);
}
