using System.Linq;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>Writes the code that reads an object's properties, each where its name stands.</summary>
internal static class ReadEmitter
{
    public const string Parameters = "ref __Wire::WireReader reader";
    public const string Arguments = "ref reader";

    /// <summary>What keeps a property that a record does not know.</summary>
    public const string Unknown = "reader.KeepUnknown(ref extras)";

    /// <summary>The loop that reads an object's properties, from its start to its end.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="record">The properties.</param>
    /// <param name="unknown">What to do with a property that is none of them.</param>
    /// <param name="others">Further cases, after those of the properties.</param>
    public static void Loop(CodeWriter code, RecordModel record, string unknown, IReadOnlyList<string>? others = null)
    {
        code.Line("var extras = default(__Wire::Extras);");
        if (record.Place is not null)
        {
            PlaceEmitter.ReadLoop(code, record, record.Place, () => Names(code, record, unknown, PlaceEmitter.Cases(record.Place)));
        }
        else
        {
            Names(code, record, unknown, others ?? []);
            code.Line();
        }

        code.Line("AdditionalProperties = extras.Seal();");
    }

    private static void Names(CodeWriter code, RecordModel record, string unknown, IReadOnlyList<string> others)
    {
        using (code.Block("while (reader.NextName())"))
        {
            if (record.Properties.Count + others.Count == 0) // then there are no other names either
            {
                code.Line(unknown + ";");
            }
            else
            {
                Switch(code, record, unknown, others);
            }
        }
    }

    private static void Switch(CodeWriter code, RecordModel record, string unknown, IReadOnlyList<string> others)
    {
        using (code.Block("switch (Find(reader.Name))"))
        {
            var index = 0;
            foreach (var property in record.Properties)
            {
                Read(code, index++, property, property.Wire, PlaceEmitter.Before(record.Place, property));
            }

            foreach (var other in others)
            {
                Case(code, $"case {index++}:", other + ";");
            }

            foreach (var (property, name) in OtherNames(record))
            {
                Read(code, index++, property, name);
            }

            Case(code, "default:", unknown + ";");
        }
    }

    /// <summary>The case of one name that a property is sent under: of several, the first that has a value.</summary>
    private static void Read(CodeWriter code, int index, PropertyModel property, string name, string? before = null)
    {
        var read = $"{property.Name} = reader.{PropertyCode.Read(property)}(ref extras, {Literals.Text(name)});";
        if (property.OtherNames.Count == 0)
        {
            Case(code, $"case {index}:", before, read);
            return;
        }

        code.Line($"case {index}:");
        using (code.Indent())
        {
            using (code.Block($"if (reader.IsFirstName(ref extras, ref {PropertyCode.SentName(property)}, {Literals.Text(name)}))"))
            {
                code.Line(read);
            }

            code.Line();
            code.Line("break;");
        }
    }

    /// <summary>The method that finds a property's case by its name, and the known values of its texts.</summary>
    /// <remarks>Not in the loop itself: where nothing is optimised, all its comparisons would be on the stack, once for each object around an object.</remarks>
    public static void Lookups(CodeWriter code, RecordModel record, IReadOnlyList<string>? others = null)
    {
        var names = new List<string>();
        foreach (var property in record.Properties)
        {
            names.Add(property.Wire);
        }

        names.AddRange(record.Place is { IsWay: false } place ? [place.Wire] : others ?? []);
        names.AddRange(OtherNames(record).Select(static other => other.Name));
        if (names.Count > 0)
        {
            code.Line();
            using (code.Block("internal static int Find(global::System.ReadOnlySpan<byte> name)"))
            {
                NameSwitch.Write(code, names, index => index.ToString(System.Globalization.CultureInfo.InvariantCulture));
                code.Line();
                code.Line("return -1;");
            }
        }

        WordsEmitter.Write(code, record);
    }

    private static IEnumerable<(PropertyModel Property, string Name)> OtherNames(RecordModel record)
    {
        foreach (var property in record.Properties)
        {
            foreach (var name in property.OtherNames)
            {
                yield return (property, name);
            }
        }
    }

    private static void Case(CodeWriter code, string label, params string?[] statements)
    {
        code.Line(label);
        using (code.Indent())
        {
            foreach (var statement in statements.OfType<string>())
            {
                code.Line(statement);
            }

            code.Line("break;");
        }
    }
}
