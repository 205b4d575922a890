using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Formats;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>Turns the fields of an object into properties of a record.</summary>
internal sealed class PropertyBuilder(HintUse hints, ResolvedTypes types, List<SchemaDiagnostic> diagnostics)
{
    /// <param name="type">The record's name.</param>
    /// <param name="path">How the record's place is called in the documentation; empty for the delivery itself.</param>
    /// <param name="shape">The record's fields.</param>
    /// <param name="isEvent">Whether the record has the members of an event.</param>
    public (IReadOnlyList<PropertyModel> Properties, IReadOnlyList<TextModel> Texts) Of(string type, string path, ObjectShape shape, bool isEvent)
    {
        var fields = new List<KeyValuePair<string, Field>>(shape.Fields);
        fields.Sort((left, right) => left.Value.Origin.CompareTo(right.Value.Origin));

        var taken = new HashSet<string>(ReservedNames.OfProperties, StringComparer.Ordinal) { type };
        if (isEvent)
        {
            taken.UnionWith(ReservedNames.OfEventProperties);
        }

        var properties = new List<PropertyModel>();
        foreach (var field in fields)
        {
            var name = NameOf(type, field.Key, taken);
            var property = new PropertyModel(
                field.Key, name, TypeOf(type, field.Key, field.Value.Shape), Summary(type, path, field), field.Value.Shape.Example?.Text, null);
            properties.Add(KnownValues.Add(property, type, properties, hints, diagnostics));
        }

        return (properties, NumberTwins.Separate(properties, taken));
    }

    private string NameOf(string type, string wire, HashSet<string> taken)
    {
        if (hints.At(HintKind.Name, type, wire) is { } hint)
        {
            if (taken.Add(hint.Value))
            {
                return hint.Value;
            }

            diagnostics.Add(hints.Invalid(hint, $"'{hint.Value}' is taken in {type}"));
        }

        var name = Names.Pascal(wire);
        while (!taken.Add(name))
        {
            name += "Value";
        }

        return name;
    }

    private string Summary(string type, string path, KeyValuePair<string, Field> field)
    {
        var description = hints.At(HintKind.Description, type, field.Key)?.Value;
        var presence = field.Value.IsOptional ? "sometimes" : "always";
        var place = DocText.Escape(path.Length == 0 ? field.Key : path + "." + field.Key);
        return (description is null ? "" : description + " ") + $"<c>{place}</c>, {presence} present in the samples.";
    }

    private TypeRef TypeOf(string owner, string wire, Shape shape)
    {
        if (hints.At(HintKind.Format, owner, wire) is { } hint)
        {
            if (ScalarFormats.Find(hint.Value) is { } format)
            {
                return new ScalarType(format);
            }

            diagnostics.Add(hints.Invalid(hint, $"'{hint.Value}' is no format; formats are {ScalarFormats.Known}"));
        }

        return Inferred(owner, wire, shape);
    }

    private TypeRef Inferred(string owner, string wire, Shape shape, bool isMapValue = false)
    {
        using var kinds = shape.Kinds().GetEnumerator();
        if (!kinds.MoveNext())
        {
            return new ScalarType(ScalarFormat.Raw); // null in every sample, or an array that is always empty
        }

        var first = kinds.Current;
        if (kinds.MoveNext())
        {
            diagnostics.Add(Disagreement.Between($"{owner}.{wire}", first, kinds.Current));
            return new ScalarType(ScalarFormat.Raw);
        }

        return shape switch
        {
            { Boolean: not null } => new ScalarType(ScalarFormat.Boolean),
            { Number: { } number } => new ScalarType(FormatChoice.Of(number, wire)),
            { Text: { } text } => new ScalarType(FormatChoice.Of(text, wire)),
            { Array: { } array } => new ListType(Item(owner, wire, array.Item, isMapValue)),
            { Object: { } map } when !isMapValue && types.IsMap(owner, wire) =>
                new MapType(Item(owner, wire, Values(map), isMapValue: true)),
            _ => new RecordType(types.At(owner, wire)),
        };
    }

    private TypeRef Item(string owner, string wire, Shape shape, bool isMapValue)
    {
        var type = Inferred(owner, wire, shape, isMapValue);

        // What is kept raw may be null as well.
        return shape.Null is null || type is ScalarType { Format: ScalarFormat.Raw } ? type : new NullableType(type);
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
}
