using System.Linq;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>Writes the properties of a record, and what of them <c>ToString</c> shows.</summary>
internal static class PropertyEmitter
{
    public const string JsonIgnore = "[__Json::Serialization.JsonIgnore]";

    /// <summary>The method that <c>ToString</c> calls, of a record without a base; and of one with a base.</summary>
    public const string Printing = "private";
    public const string PrintingOverride = "protected override";

    /// <param name="code">Where to write.</param>
    /// <param name="record">The record.</param>
    /// <param name="hasExtras">Whether it keeps what it does not know.</param>
    /// <param name="printing">How the method is declared that <c>ToString</c> calls, where it must not show all.</param>
    public static void Write(CodeWriter code, RecordModel record, bool hasExtras = true, string printing = Printing)
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
}
