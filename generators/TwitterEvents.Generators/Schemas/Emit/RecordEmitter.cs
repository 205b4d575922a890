using System.Linq;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>Writes records: properties, and the code that reads and writes them.</summary>
internal static class RecordEmitter
{
    public const string ReaderParameters = "ref __Wire::WireReader reader";
    public const string ReaderArguments = "ref reader";
    public const string WriterParameter = "__Json::Utf8JsonWriter writer";
    public const string JsonIgnore = "[__Json::Serialization.JsonIgnore]";

    /// <summary>The method that <c>ToString</c> calls, of a record without a base; and of one with a base.</summary>
    public const string Printing = "private";
    public const string PrintingOverride = "protected override";

    /// <summary>What keeps a property that a record does not know.</summary>
    public const string Unknown = "reader.KeepUnknown(ref extras)";

    /// <summary>A record that is no event.</summary>
    public static void Write(CodeWriter code, RecordModel record)
    {
        Header(code, record.Summary.Length > 0 ? record.Summary : $"<c>{record.Name}</c> objects, as they are sent.");
        using (code.Block($"public sealed partial record {record.Name} : __Wire::{(record.Wrapper is null ? "IWireRecord" : "IWrappedRecord")}<{record.Name}>"))
        {
            EmptyConstructor(code, record.Name);
            using (code.Block($"internal {record.Name}({ReaderParameters})"))
            {
                ReadLoop(code, record, Unknown);
            }

            Properties(code, record);
            code.Line();
            code.Line($"static {record.Name} __Wire::IWireRecord<{record.Name}>.Read({ReaderParameters}) => new({ReaderArguments});");
            code.Line();
            code.Line($"void __Wire::IWireRecord<{record.Name}>.Write({WriterParameter}) => Write(writer);");
            code.Line();
            if (record.Wrapper is not null)
            {
                code.Line($"static string __Wire::IWrappedRecord<{record.Name}>.Wrapper => {Literals.Text(record.Wrapper)};");
                code.Line();
                code.Line($"__Wire::Aside<bool> __Wire::IWrappedRecord<{record.Name}>.IsWrapped {{ get; set; }}");
                code.Line();
            }

            using (code.Block($"internal void Write({WriterParameter})"))
            {
                WriteObject(code, record);
            }

            Lookups(code, record);
        }
    }

    /// <summary>Several records, one after another.</summary>
    public static void WriteAll(CodeWriter code, EquatableArray<RecordModel> records)
    {
        for (var i = 0; i < records.Count; i++)
        {
            if (i > 0)
            {
                code.Line();
            }

            Write(code, records[i]);
        }
    }

    /// <summary>The doc comment and attribute above a type.</summary>
    public static void Header(CodeWriter code, string summary)
    {
        code.Line($"/// <summary>{summary}</summary>");
        code.Line(GeneratedFile.Attribute);
    }

    public static void EmptyConstructor(CodeWriter code, string name)
    {
        code.Line("/// <summary>Creates an empty one; set what is needed.</summary>");
        using (code.Block($"public {name}()"))
        {
        }

        code.Line();
    }

    /// <summary>The loop that reads an object's properties, from its start to its end.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="record">The properties.</param>
    /// <param name="unknown">What to do with a property that is none of them.</param>
    /// <param name="others">Further cases, after those of the properties.</param>
    public static void ReadLoop(CodeWriter code, RecordModel record, string unknown, IReadOnlyList<string>? others = null)
    {
        code.Line("var extras = default(__Wire::Extras);");
        if (record.Place is not null)
        {
            PlaceEmitter.ReadLoop(code, record, record.Place, () => Loop(code, record, unknown, PlaceEmitter.Cases(record.Place)));
        }
        else
        {
            Loop(code, record, unknown, others ?? []);
            code.Line();
        }

        code.Line("AdditionalProperties = extras.Seal();");
    }

    private static void Loop(CodeWriter code, RecordModel record, string unknown, IReadOnlyList<string> others)
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

    /// <param name="code">Where to write.</param>
    /// <param name="record">The record.</param>
    /// <param name="hasExtras">Whether it keeps what it does not know.</param>
    /// <param name="printing">How the method is declared that <c>ToString</c> calls, where it must not show all.</param>
    public static void Properties(CodeWriter code, RecordModel record, bool hasExtras = true, string printing = Printing)
    {
        if (record.Place is { IsWay: false })
        {
            code.Line();
            code.Line("private readonly __Wire::Aside<global::TwitterEvents.OneOrMany<global::TwitterEvents.TwitterEvent>> events;");
        }

        foreach (var property in record.Properties)
        {
            if (property.OtherNames.Count > 0)
            {
                code.Line();
                code.Line($"private __Wire::Aside<string> {PropertyCode.SentName(property)};");
            }
        }

        foreach (var property in record.Properties)
        {
            if (property.IsInherited)
            {
                continue;
            }

            code.Line();
            var example = property.Example is null ? "" : $" Example: <c>{DocText.Example(property.Example)}</c>";
            code.Line($"/// <summary>{property.Summary}{example}</summary>");
            code.Line($"[__Json::Serialization.JsonPropertyName({Literals.Text(property.Wire)})]");
            if (PropertyCode.Converter(property.Type) is { } converter)
            {
                code.Line($"[__Json::Serialization.JsonConverter(typeof({converter}))]");
            }

            code.Line($"public {PropertyCode.Type(property.Type)}? {property.Name} {{ get; init; }}");
        }

        foreach (var text in record.Texts)
        {
            code.Line();
            code.Line($"/// <summary>{text.Summary}</summary>");
            code.Line(JsonIgnore);
            code.Line($"public string? {text.Name} => {text.Expression};");
        }

        Print(code, record, printing);
        if (!hasExtras)
        {
            return;
        }

        code.Line();
        code.Line("/// <summary>");
        code.Line("/// Properties no sample has, and values of another kind than the samples have, as they were sent; null if there are none. An id that came as a");
        code.Line("/// number where the samples have text, or the other way round, is here too, and is written from here.");
        if (HasDates(record))
        {
            code.Line("/// So is a date that came in another spelling than the samples have, or as an empty text.");
        }

        code.Line("/// What was read cannot be changed; the setter is there because System.Text.Json's generator fills no init property like this.");
        code.Line("/// </summary>");
        code.Line("[__Json::Serialization.JsonExtensionData]");
        code.Line("public global::System.Collections.Generic.IDictionary<string, __Json::JsonElement>? AdditionalProperties { get; set; }");
    }

    /// <summary>Leaves secrets out of <c>ToString</c>, which ends up in logs.</summary>
    private static void Print(CodeWriter code, RecordModel record, string printing)
    {
        var own = record.Properties.Where(static property => !property.IsInherited).ToList();
        if (!own.Exists(static property => property.IsSecret))
        {
            return;
        }

        code.Line();
        code.Line("/// <summary>What <c>ToString</c> shows: nothing secret.</summary>");
        using (code.Block($"{printing} bool PrintMembers(global::System.Text.StringBuilder builder)"))
        {
            var separator = "";
            if (printing == PrintingOverride)
            {
                code.Line("base.PrintMembers(builder);");
                separator = ", ";
            }

            foreach (var property in own.Where(static property => !property.IsSecret))
            {
                code.Line($"builder.Append(global::System.Globalization.CultureInfo.InvariantCulture, $\"{separator}{property.Name} = {{{property.Name}}}\");");
                separator = ", ";
            }

            code.Line("return true;");
        }
    }

    public static void WriteObject(CodeWriter code, RecordModel record)
    {
        code.Line("writer.WriteStartObject();");
        WriteProperties(code, record);
        code.Line("writer.WriteEndObject();");
    }

    public static void WriteProperties(CodeWriter code, RecordModel record)
    {
        foreach (var property in record.Properties)
        {
            code.Line(Write(property));
        }

        if (record.Place is { IsWay: false } place)
        {
            code.Line($"__Wire::WireWriter.WriteEvents(writer, {Literals.Utf8(place.Wire)}, events);");
        }

        code.Line("__Wire::WireWriter.WriteExtras(writer, AdditionalProperties);");
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

    private static string Write(PropertyModel property)
    {
        var isValue = property.Type is ScalarType { IsText: false };
        var types = $"<{PropertyCode.Type(property.Type)}, {PropertyCode.Codec(property)}>";
        var extras = property.Type.HasSpellings ? ", AdditionalProperties" : "";
        var name = property.Type.IsId ? Literals.Text(property.Wire) : Literals.Utf8(property.Wire);
        if (property.OtherNames.Count > 0)
        {
            name = $"__Wire::WireWriter.Name({PropertyCode.SentName(property)}, {name})";
        }

        return (property.Type.IsId, isValue) switch
        {
            (true, true) => $"__Wire::WireWriter.WriteIdNumber(writer, {name}, {property.Name}, AdditionalProperties);",
            (true, false) => $"__Wire::WireWriter.WriteId{types}(writer, {name}, {property.Name}, AdditionalProperties);",
            _ => $"__Wire::WireWriter.{(isValue ? "WriteValue" : "Write")}{types}(writer, {name}, {property.Name}{extras});",
        };
    }

    private static bool HasDates(RecordModel record)
    {
        foreach (var property in record.Properties)
        {
            if (property.Type is { HasSpellings: true, IsId: false })
            {
                return true;
            }
        }

        return false;
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
