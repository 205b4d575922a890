using TwitterEvents.Generators.Diagnostics;
using TwitterEvents.Generators.Inference;
using TwitterEvents.Generators.Naming;
using TwitterEvents.Generators.Samples;

namespace TwitterEvents.Generators.Model;

/// <summary>Turns the fields of an object into properties of a record.</summary>
internal sealed class PropertyBuilder(HintUse hints, TypeGraph graph, List<SchemaDiagnostic> diagnostics)
{
    private const string List = "global::System.Collections.Generic.IReadOnlyList<";
    private const string Map = "global::System.Collections.Generic.IReadOnlyDictionary<string, ";

    /// <param name="type">The record's name.</param>
    /// <param name="path">How the record's place is called in the documentation.</param>
    /// <param name="shape">The record's fields.</param>
    public IReadOnlyList<PropertyModel> Properties(string type, string path, ObjectShape shape)
    {
        var fields = new List<KeyValuePair<string, Field>>(shape.Fields);
        fields.Sort((left, right) => left.Value.Origin.CompareTo(right.Value.Origin));

        var taken = new HashSet<string>(ReservedNames.OfProperties, StringComparer.Ordinal) { type };
        var properties = new List<PropertyModel>();
        foreach (var field in fields)
        {
            var name = hints.At(HintKind.Name, type, field.Key)?.Value ?? Names.Pascal(field.Key);
            while (!taken.Add(name))
            {
                name += "Value";
            }

            var typeRef = TypeOf(type, field.Key, field.Value.Shape);
            properties.Add(new PropertyModel(field.Key, name, typeRef, Summary(type, path, field), field.Value.Shape.Example?.Text));
        }

        return properties;
    }

    private string Summary(string type, string path, KeyValuePair<string, Field> field)
    {
        var description = hints.At(HintKind.Description, type, field.Key)?.Value;
        var presence = field.Value.IsOptional ? "sometimes" : "always";
        return (description is null ? "" : description + " ") + $"<c>{path}.{field.Key}</c>, {presence} present in the samples.";
    }

    private TypeRef TypeOf(string owner, string wire, Shape shape)
    {
        if (hints.At(HintKind.Format, owner, wire) is { } hint)
        {
            if (Formats.Find(hint.Value) is { } format)
            {
                return format;
            }

            diagnostics.Add(hints.Invalid(hint, $"'{hint.Value}' is no format; formats are {Formats.Known}"));
        }

        return Inferred(owner, wire, shape);
    }

    private TypeRef Inferred(string owner, string wire, Shape shape, bool isMapValue = false)
    {
        using var kinds = shape.Kinds().GetEnumerator();
        if (!kinds.MoveNext())
        {
            return Formats.Raw; // null in every sample, or an array that is always empty
        }

        var first = kinds.Current;
        if (kinds.MoveNext())
        {
            Disagree(owner, wire, first, kinds.Current);
            return Formats.Raw;
        }

        return shape switch
        {
            { Boolean: not null } => Formats.Boolean,
            { Number: { } number } => Formats.OfNumber(number, wire),
            { Text: { } text } => Formats.OfText(text, wire),
            { Array: { } array } => Wrapped(List, "ListCodec", Inferred(owner, wire, array.Item)),
            { Object: { } map } when !isMapValue && graph.IsMap(owner, wire) =>
                Wrapped(Map, "MapCodec", Inferred(owner, wire, Values(map), isMapValue: true)),
            _ => Record(graph.TypeAt(owner, wire)),
        };
    }

    private void Disagree(string owner, string wire, (string Kind, Origin Origin) left, (string Kind, Origin Origin) right)
    {
        var (first, second) = left.Origin.CompareTo(right.Origin) <= 0 ? (left, right) : (right, left);
        var names = first.Origin.Path.Split('/');
        var other = $"{names[names.Length - 2]}/{names[names.Length - 1]}({first.Origin.Position.Line + 1},{first.Origin.Position.Column + 1})";
        diagnostics.Add(new SchemaDiagnostic(
            SchemaProblem.SamplesDisagree, second.Origin.Path, second.Origin.Position, [$"{owner}.{wire}", second.Kind, first.Kind, other]));
    }

    private static Shape Values(ObjectShape map)
    {
        var value = Shape.Unseen;
        foreach (var field in map.Fields.Values)
        {
            value = Shape.Join(value, field.Shape);
        }

        return value;
    }

    private static TypeRef Record(string name) => new(name, $"RecordCodec<{name}>", TypeKind.Container);

    private static TypeRef Wrapped(string type, string codec, TypeRef item) =>
        new($"{type}{item.Name}>", $"{codec}<{item.Name}, {item.Codec}>", TypeKind.Container);
}
