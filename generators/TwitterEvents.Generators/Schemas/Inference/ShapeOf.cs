using System.Collections.Immutable;
using TwitterEvents.Generators.Schemas.Formats;
using TwitterEvents.Generators.Schemas.Json;

namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>The shape of one JSON value.</summary>
internal static class ShapeOf
{
    public static Shape Value(JsonNode node, string path)
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
                Text = new TextShape(origin, TextForm.Of(node.Text)),
                Example = node.Text.Length == 0 ? null : new Example(origin, node.Text),
            },
            JsonKind.Array => new Shape { Array = new ArrayShape(origin, Items(node, path)) },
            _ => new Shape { Object = Object(node, path) },
        };
    }

    public static ObjectShape Object(JsonNode node, string path)
    {
        var fields = ObjectShape.NoFields.ToBuilder();
        foreach (var member in node.Members)
        {
            fields[member.Name] = new Field(new Origin(path, member.Position), Value(member.Value, path), IsOptional: false);
        }

        return new ObjectShape(new Origin(path, node.Position), fields.ToImmutable());
    }

    private static Shape Items(JsonNode array, string path)
    {
        var item = Shape.Unseen;
        foreach (var node in array.Items)
        {
            item = Shape.Join(item, Value(node, path));
        }

        return item;
    }

    private static Shape Number(JsonNode node, Origin origin)
    {
        var number = new NumberShape(
            origin,
            IsFraction: !NumberText.IsLong(node.Text),
            TextForm.IsMilliseconds(node.Text),
            TextForm.IsSeconds(node.Text),
            IsBeyondDouble: !NumberText.IsDouble(node.Text));
        return new Shape { Number = number, Example = new Example(origin, node.Text) };
    }
}
