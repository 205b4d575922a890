using TwitterEvents.Generators.Schemas.Formats;
using TwitterEvents.Generators.Schemas.Model;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>What a property's type is in C#, and which codec of the runtime reads it.</summary>
internal static class PropertyCode
{
    /// <summary>The C# type, without the <c>?</c> that every property has.</summary>
    public static string Type(TypeRef type) => type switch
    {
        ScalarType scalar => Scalar(scalar.Format),
        RecordType record => "__Models::" + record.Name,
        ListType list => $"global::System.Collections.Generic.IReadOnlyList<{Type(list.Item)}>",
        MapType map => $"global::System.Collections.Generic.IReadOnlyDictionary<string, {Type(map.Value)}>",
        NullableType nullable => Type(nullable.Of) + "?",
        OneOrManyType one => $"global::TwitterEvents.OneOrMany<{Type(one.Item)}>",
        IdOrType id => $"global::TwitterEvents.IdOr<{Type(id.Of)}>",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The codec of a property; one that knows its values reads them without making new strings.</summary>
    public static string Codec(PropertyModel property) => property is { Words: { } words, Type: ScalarType scalar }
        ? (scalar.Format == ScalarFormat.Text ? "__Wire::WordCodec" : "__Wire::WordOrNumberCodec") + $"<{words.Name}>"
        : Codec(property.Type);

    /// <summary>The method of the reader that reads it: a text, a scalar of a value type, or what holds others.</summary>
    public static string Read(PropertyModel property) =>
        property.Type.IsText ? $"ReadText<{Codec(property)}>"
        : $"Read{(property.Type is ScalarType ? "Value" : "Container")}<{Type(property.Type)}, {Codec(property)}>";

    /// <summary>The field that remembers under which of its names a property came: no property's name begins with a small letter.</summary>
    public static string SentName(PropertyModel property) => "sentAs" + property.Name;

    /// <summary>The System.Text.Json converter that a property of it needs; null if none.</summary>
    public static string? Converter(TypeRef type) => NeedsConverter(type) ? $"__Wire::CodecConverter<{Type(type)}, {Codec(type)}>" : null;

    private static bool NeedsConverter(TypeRef type) => type switch
    {
        ScalarType scalar => ScalarFormats.IsDate(scalar.Format),
        RecordType record => record.IsWrapped,
        ListType list => NeedsConverter(list.Item),
        MapType map => NeedsConverter(map.Value),
        NullableType nullable => NeedsConverter(nullable.Of),
        _ => type is OneOrManyType or IdOrType,
    };

    private static string Codec(TypeRef type) => type switch
    {
        ScalarType { Format: ScalarFormat.Rfc3339 } date => $"__Wire::Rfc3339Codec<__Wire::Rfc3339.{date.Form}>",
        ScalarType scalar => ScalarCodec(scalar.Format),
        RecordType { IsWrapped: true } record => $"__Wire::WrappedCodec<__Models::{record.Name}>",
        RecordType record => $"__Wire::RecordCodec<__Models::{record.Name}>",
        ListType list => $"__Wire::ListCodec<{Type(list.Item)}, {Codec(list.Item)}>",
        MapType map => $"__Wire::MapCodec<{Type(map.Value)}, {Codec(map.Value)}>",
        OneOrManyType one => $"__Wire::OneOrManyCodec<{Type(one.Item)}, {Codec(one.Item)}>",
        IdOrType id => $"__Wire::IdOrCodec<{Type(id.Of)}, {Codec(id.Of)}>",
        NullableType { Of: ScalarType { IsText: false } value } => $"__Wire::NullableValueCodec<{Type(value)}, {Codec(value)}>",
        NullableType nullable => $"__Wire::NullableCodec<{Type(nullable.Of)}, {Codec(nullable.Of)}>",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static string ScalarCodec(ScalarFormat format) => format switch
    {
        ScalarFormat.Text => "__Wire::StringCodec",
        ScalarFormat.Integer => "__Wire::Int64Codec",
        ScalarFormat.Number => "__Wire::DoubleCodec",
        ScalarFormat.Date => "__Wire::DateOnlyCodec",
        _ => $"__Wire::{format}Codec",
    };

    private static string Scalar(ScalarFormat format) => format switch
    {
        ScalarFormat.Text or ScalarFormat.Id => "string",
        ScalarFormat.Integer or ScalarFormat.IdNumber => "long",
        ScalarFormat.Number => "double",
        ScalarFormat.Boolean => "bool",
        ScalarFormat.TextOrNumber => "global::TwitterEvents.TextOrNumber",
        ScalarFormat.BooleanOrText => "global::TwitterEvents.BooleanOrText",
        ScalarFormat.Raw => "__Json::JsonElement",
        ScalarFormat.Date => "global::System.DateOnly",
        _ => "global::System.DateTimeOffset",
    };
}
