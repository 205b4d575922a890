using System.Collections.Immutable;
using System.Linq;
using TwitterEvents.Generators.Schemas.Formats;
using TwitterEvents.Generators.Schemas.Json;

namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>The shapes of the JSON values of a file.</summary>
/// <param name="path">The file.</param>
/// <param name="wrapper">The name that an object may be wrapped in, alone: <c>{"data":{…}}</c>; null if none is.</param>
/// <param name="aliased">The names of properties that are sent under several.</param>
internal sealed class ShapeOf(string path, string? wrapper, IReadOnlyCollection<string> aliased)
{
    public Shape Value(JsonNode node)
    {
        var origin = new Origin(path, node.Position);
        return node.Kind switch
        {
            JsonKind.Null => new Shape { Null = origin },
            JsonKind.True => new Shape { Boolean = origin, Example = new Example(origin, "true") },
            JsonKind.False => new Shape { Boolean = origin, Example = new Example(origin, "false") },
            JsonKind.Number => Number(node, origin),
            JsonKind.String => new Shape
            {
                Text = Text(node.Text, origin),
                Example = node.Text.Length == 0 ? null : new Example(origin, node.Text),
            },
            JsonKind.Array => new Shape { Array = new ArrayShape(origin, Items(node)) },
            _ when Wrapped(node) is { } inner => new Shape { Object = Object(inner) with { IsWrapped = true } },
            _ => new Shape { Object = Object(node) },
        };
    }

    public ObjectShape Object(JsonNode node)
    {
        var fields = ObjectShape.NoFields.ToBuilder();
        foreach (var member in node.Members)
        {
            fields[member.Name] = new Field(new Origin(path, member.Position), Value(member.Value), IsOptional: false);
        }

        var shape = new ObjectShape(new Origin(path, node.Position), fields.ToImmutable());
        return aliased.Count == 0 ? shape : shape with { Combinations = shape.Combinations.Add(new(shape.Fields.Keys.Where(aliased.Contains))) };
    }

    private JsonNode? Wrapped(JsonNode node) =>
        node.Members is [{ Value.Kind: JsonKind.Object } only] && only.Name == wrapper ? only.Value : null;

    private Shape Items(JsonNode array)
    {
        var item = Shape.Unseen;
        foreach (var node in array.Items)
        {
            item = Shape.Join(item, Value(node));
        }

        return item;
    }

    private TextShape Text(string text, Origin origin)
    {
        var forms = TextForm.Of(text, out var date);
        return new(origin, forms) { Dates = date is null ? null : new DateShape(path, date) };
    }

    private static Shape Number(JsonNode node, Origin origin)
    {
        var number = new NumberShape(
            origin,
            IsFraction: !NumberText.IsLong(node.Text),
            TextForm.IsMilliseconds(node.Text),
            TextForm.IsSeconds(node.Text),
            IsBeyondDouble: !NumberText.IsDouble(node.Text),
            HasWhole: NumberText.IsWhole(node.Text));
        return new Shape { Number = number, Example = new Example(origin, node.Text) };
    }
}
