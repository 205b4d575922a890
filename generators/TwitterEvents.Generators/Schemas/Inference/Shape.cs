namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>
/// What is known of a value from the samples: for each kind of JSON value whether, and where first, it was seen. Shapes form a join
/// semilattice: <see cref="Join"/> is commutative, associative and idempotent, because it joins each part on its own, and
/// <see cref="Unseen"/> is its neutral element. Hence neither the order of the samples nor their number matters.
/// </summary>
internal sealed record Shape
{
    public static readonly Shape Unseen = new();

    public Origin? Null { get; init; }

    public Origin? Boolean { get; init; }

    public NumberShape? Number { get; init; }

    public TextShape? Text { get; init; }

    public ArrayShape? Array { get; init; }

    public ObjectShape? Object { get; init; }

    /// <summary>The first scalar that is not null, for the documentation.</summary>
    public Example? Example { get; init; }

    /// <summary>The places of the kinds that were seen, null aside; more than one means that the samples disagree.</summary>
    public IEnumerable<(string Kind, Origin Origin)> Kinds()
    {
        if (Boolean is not null)
        {
            yield return ("a boolean", Boolean);
        }

        if (Number is not null)
        {
            yield return ("a number", Number.Origin);
        }

        if (Text is not null)
        {
            yield return ("a string", Text.Origin);
        }

        if (Array is not null)
        {
            yield return ("an array", Array.Origin);
        }

        if (Object is not null)
        {
            yield return ("an object", Object.Origin);
        }
    }

    public static Shape Join(Shape left, Shape right) => new()
    {
        Null = Origin.First(left.Null, right.Null),
        Boolean = Origin.First(left.Boolean, right.Boolean),
        Number = Join(left.Number, right.Number, NumberShape.Join),
        Text = Join(left.Text, right.Text, TextShape.Join),
        Array = Join(left.Array, right.Array, ArrayShape.Join),
        Object = Join(left.Object, right.Object, ObjectShape.Join),
        Example = Join(left.Example, right.Example, Example.First),
    };

    private static T? Join<T>(T? left, T? right, Func<T, T, T> join)
        where T : class =>
        left is null ? right : right is null ? left : join(left, right);
}
