using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Model;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>The scalar formats: what hints call them and what they are in C#.</summary>
internal static class Formats
{
    private const string Runtime = "global::TwitterEvents.";
    private const string Date = "global::System.DateTimeOffset";

    public static readonly TypeRef Text = new("string", "StringCodec", TypeKind.Text);
    public static readonly TypeRef Integer = new("long", "Int64Codec", TypeKind.Value);
    public static readonly TypeRef Id = new("string", "IdCodec", TypeKind.Text, IsId: true);
    public static readonly TypeRef IdNumber = new("long", "IdNumberCodec", TypeKind.Value, IsId: true);
    public static readonly TypeRef Fraction = new("double", "DoubleCodec", TypeKind.Value);
    public static readonly TypeRef Boolean = new("bool", "BooleanCodec", TypeKind.Value);
    public static readonly TypeRef TextOrNumber = new(Runtime + "TextOrNumber", "TextOrNumberCodec", TypeKind.Value);
    public static readonly TypeRef Raw = new("global::System.Text.Json.JsonElement", "RawCodec", TypeKind.Value);

    private static readonly SortedDictionary<string, TypeRef> ByName = new(StringComparer.Ordinal)
    {
        ["text"] = Text,
        ["integer"] = Integer,
        ["number"] = Fraction,
        ["boolean"] = Boolean,
        ["id"] = Id,
        ["id-number"] = IdNumber,
        ["raw"] = Raw,
        ["text-or-number"] = TextOrNumber,
        ["boolean-or-text"] = new(Runtime + "BooleanOrText", "BooleanOrTextCodec", TypeKind.Value),
        ["twitter-date"] = DateOf("TwitterDate"),
        ["epoch-milliseconds"] = DateOf("EpochMilliseconds"),
        ["epoch-milliseconds-text"] = DateOf("EpochMillisecondsText"),
        ["rfc3339-offset"] = DateOf("Rfc3339Offset"),
        ["rfc3339-seconds"] = DateOf("Rfc3339Seconds"),
        ["rfc3339-milliseconds"] = DateOf("Rfc3339Milliseconds"),
    };

    /// <summary>The names a hint may use.</summary>
    public static string Known => string.Join(", ", ByName.Keys);

    /// <summary>The same type, read by a codec that knows some values; null if it is no text.</summary>
    public static TypeRef? WithWords(TypeRef type, string words) => type.Codec switch
    {
        "StringCodec" => type with { Codec = $"WordCodec<{words}>" },
        "TextOrNumberCodec" => type with { Codec = $"WordOrNumberCodec<{words}>" },
        _ => null,
    };

    public static TypeRef? Find(string name) => ByName.TryGetValue(name, out var type) ? type : null;

    /// <summary>The type of a scalar by its samples alone; milliseconds also need a name that speaks of time, for ids look alike.</summary>
    public static TypeRef OfNumber(NumberShape number, string wire) =>
        number.Formats == TextFormats.EpochMilliseconds && SpeaksOfTime(wire) ? ByName["epoch-milliseconds"]
        : number.IsFraction ? Fraction
        : NamesId(wire) ? IdNumber
        : Integer;

    public static TypeRef OfText(TextShape text, string wire) => text.Formats switch
    {
        TextFormats.TwitterDate => ByName["twitter-date"],
        TextFormats.Rfc3339Offset => ByName["rfc3339-offset"],
        TextFormats.Rfc3339Seconds => ByName["rfc3339-seconds"],
        TextFormats.Rfc3339Milliseconds => ByName["rfc3339-milliseconds"],
        TextFormats.EpochMilliseconds when SpeaksOfTime(wire) => ByName["epoch-milliseconds-text"],
        _ => NamesId(wire) ? Id : Text,
    };

    /// <summary>Whether a name is an id's, or several ids': <c>id</c>, <c>id_str</c>, <c>sender_id</c>, <c>edit_tweet_ids</c>.</summary>
    private static bool NamesId(string wire)
    {
        var last = wire.EndsWith("_str", StringComparison.Ordinal) ? wire.Substring(0, wire.Length - 4) : wire;
        last = last.Substring(last.LastIndexOf('_') + 1);
        return last is "id" or "ids";
    }

    private static bool SpeaksOfTime(string wire)
    {
        foreach (var part in wire.Split('_'))
        {
            if (part is "timestamp" or "time" or "ms" or "msec" or "millis" or "date" or "at")
            {
                return true;
            }
        }

        return false;
    }

    private static TypeRef DateOf(string format) =>
        new(Date, format + "Codec", TypeKind.Value, $"global::TwitterEvents.Reading.{format}Converter");
}
