namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>
/// A number; <paramref name="IsFraction"/> once a sample has a fraction or exponent, or does not fit 64 bits; <paramref name="IsMilliseconds"/>
/// as long as every sample may be milliseconds since 1970; <paramref name="IsBeyond64Bits"/> once a sample fits neither a long nor a double.
/// </summary>
internal sealed record NumberShape(Origin Origin, bool IsFraction, bool IsMilliseconds, bool IsBeyond64Bits)
{
    public static NumberShape Join(NumberShape left, NumberShape right) =>
        new(
            Origin.First(left.Origin, right.Origin)!,
            left.IsFraction || right.IsFraction,
            left.IsMilliseconds && right.IsMilliseconds,
            left.IsBeyond64Bits || right.IsBeyond64Bits);
}
