using System.Linq;
using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>Turns the fields of an object into properties of a record.</summary>
internal sealed class PropertyBuilder(
    ResolvedTypes types, ICollection<(string Owner, string Wire)> discriminators, List<SchemaDiagnostic> diagnostics)
{
    private readonly TypeChoice choice = new(types, discriminators, diagnostics);

    /// <param name="hints">The hints that count for the record.</param>
    /// <param name="type">The record's name.</param>
    /// <param name="path">How the record's place is called in the documentation; empty for the delivery itself.</param>
    /// <param name="shape">The record's fields.</param>
    /// <param name="ofEvent">The members that the record has because it is an event; null if it is none.</param>
    public (IReadOnlyList<PropertyModel> Properties, IReadOnlyList<TextModel> Texts) Of(
        HintScope hints, string type, string path, ObjectShape shape, IReadOnlyCollection<string>? ofEvent)
    {
        var fields = new List<KeyValuePair<string, Field>>(shape.Fields);
        fields.Sort((left, right) => left.Value.Origin.CompareTo(right.Value.Origin));

        var taken = new HashSet<string>(ReservedNames.OfProperties, StringComparer.Ordinal) { type };
        if (ofEvent is not null)
        {
            taken.UnionWith(ReservedNames.OfEventProperties);
            taken.UnionWith(ofEvent);
        }

        var properties = new List<PropertyModel>();
        foreach (var field in fields)
        {
            var name = NameOf(hints, type, field.Key, taken);
            var property = new PropertyModel(
                field.Key, name, choice.Of(hints, type, field.Key, field.Value.Shape), Summary(hints, type, path, field), field.Value.Shape.Example?.Text, null)
            {
                OtherNames = types.OtherNamesOf(type, field.Key),
                IsSecret = hints.At(HintKind.Secret, type, field.Key) is not null,
            };
            properties.Add(KnownValues.Add(property, type, properties, hints, diagnostics));
        }

        var texts = NumberTwins.Separate(properties, taken, wire => Description(hints, type, wire));
        NameWords(properties, taken);
        return (properties, texts);
    }

    /// <summary>The known values of a text are a type in the record, which no property has the name of, whichever comes first.</summary>
    private static void NameWords(List<PropertyModel> properties, HashSet<string> taken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < properties.Count; i++)
        {
            if (properties[i].Words is not { } words)
            {
                continue;
            }

            if (!names.TryGetValue(words.Name, out var name))
            {
                name = words.Name;
                while (!taken.Add(name))
                {
                    name += "Value";
                }

                names[words.Name] = name;
            }

            properties[i] = properties[i] with { Words = words with { Name = name } };
        }
    }

    private string NameOf(HintScope hints, string type, string wire, HashSet<string> taken)
    {
        if (hints.At(HintKind.Name, type, wire) is { } hint)
        {
            if (taken.Add(hint.Value))
            {
                return hint.Value;
            }

            diagnostics.Add(HintScope.Invalid(hint, $"'{hint.Value}' is taken in {type}"));
        }

        var name = Names.Pascal(wire);
        while (!taken.Add(name))
        {
            name += "Value";
        }

        return name;
    }

    private static string? Description(HintScope hints, string type, string wire) => hints.At(HintKind.Description, type, wire)?.Value;

    private string Summary(HintScope hints, string type, string path, KeyValuePair<string, Field> field)
    {
        var description = Description(hints, type, field.Key);
        var presence = field.Value.IsOptional ? "sometimes" : "always";
        var place = DocText.Escape(path.Length == 0 ? field.Key : path + "." + field.Key);
        var others = types.OtherNamesOf(type, field.Key).Select(static name => $"<c>{DocText.Escape(name)}</c>");
        var alsoSentAs = string.Join(" and ", others) is { Length: > 0 } list ? $", also sent as {list}" : "";
        return (description is null ? "" : description + " ") + $"<c>{place}</c>{alsoSentAs}, {presence} present in the samples.";
    }
}
