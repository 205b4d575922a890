using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Json;
using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Inference;

/// <summary>Shapes are a join semilattice: that is why neither the order nor the number of samples matters.</summary>
public sealed class ShapeLawTests
{
    private const int Tries = 2_000;

    /// <summary>Names that a hint says belong together.</summary>
    private static readonly HashSet<string> Aliased = ["a", "b", "user"];

    private readonly RandomJson json = new(20260402);

    [Fact]
    public void Join_is_commutative() => ForAll((a, b, _) => Assert.Equal(Shape.Join(a, b), Shape.Join(b, a)));

    [Fact]
    public void Join_is_associative() =>
        ForAll((a, b, c) => Assert.Equal(Shape.Join(Shape.Join(a, b), c), Shape.Join(a, Shape.Join(b, c))));

    [Fact]
    public void Join_is_idempotent() => ForAll((a, b, _) =>
    {
        var both = Shape.Join(a, b);
        Assert.Equal(both, Shape.Join(both, a));
        Assert.Equal(both, Shape.Join(both, both));
    });

    [Fact]
    public void Unseen_is_neutral() => ForAll((a, _, _) =>
    {
        Assert.Equal(a, Shape.Join(a, Shape.Unseen));
        Assert.Equal(a, Shape.Join(Shape.Unseen, a));
    });

    [Fact]
    public void Different_shapes_are_not_equal() => ForAll((a, b, _) => Assert.NotEqual(a, Shape.Join(a, Shape.Join(b, Of("[0]", "z")))));

    private void ForAll(Action<Shape, Shape, Shape> law)
    {
        for (var i = 0; i < Tries; i++)
        {
            law(Of(json.Object(), "a"), Of(json.Object(), "b"), Of(json.Object(), "c"));
        }
    }

    private static Shape Of(string text, string path) => new ShapeOf(path, wrapper: null, Aliased).Value(JsonParser.Parse(text));
}
