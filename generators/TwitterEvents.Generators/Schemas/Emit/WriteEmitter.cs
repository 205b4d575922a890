using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>Writes the code that writes an object's properties, as they were sent.</summary>
internal static class WriteEmitter
{
    public const string Parameter = "__Json::Utf8JsonWriter writer";

    public static void Object(CodeWriter code, RecordModel record)
    {
        code.Line("writer.WriteStartObject();");
        Properties(code, record);
        code.Line("writer.WriteEndObject();");
    }

    public static void Properties(CodeWriter code, RecordModel record)
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
}
