using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace TwitterEvents.Management;

/// <summary>
/// JSON of which every text and name can be read. (A <see cref="JsonElement"/> takes a lone surrogate and invalid UTF-8 when it is parsed,
/// and throws <see cref="InvalidOperationException"/> wherever such a text is touched.)
/// </summary>
internal static class CheckedJson
{
    /// <returns>Null if it is no such JSON.</returns>
    public static JsonElement? Parse(ReadOnlySpan<byte> body)
    {
        body = body.StartsWith("\uFEFF"u8) ? body[3..] : body;
        if (!Utf8.IsValid(body))
        {
            return null;
        }

        try
        {
            var json = JsonElement.Parse(body);
            ReadEscaped(body);
            return json;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>X writes ids as text, some services of it as number.</summary>
    public static string? TextOrNumber(this JsonElement item, string name) => item.Property(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    public static string? Text(this JsonElement item, string name) =>
        item.Property(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>A whole number, also written as text.</summary>
    public static long? Number(this JsonElement item, string name) =>
        long.TryParse(item.TextOrNumber(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>True or false, also written as text; null for anything else.</summary>
    public static bool? Flag(this JsonElement item, string name) => item.Property(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text => text.GetString() switch { "true" => true, "false" => false, _ => null },
        _ => null,
    };

    /// <summary>Undefined if it is not there.</summary>
    public static JsonElement Property(this JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out var value) ? value : default;

    private static void ReadEscaped(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                _ = reader.GetString();
            }
        }
    }
}
