using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TwitterEvents.Tool.Listening;

/// <summary>A line of the stream, for <c>--body</c>.</summary>
internal static class LineBody
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = int.MaxValue,
    };

    /// <returns>Null if it is no JSON; then its error is shown.</returns>
    public static JsonElement? Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The same over several lines. What moves the cursor or turns the writing direction is escaped, as JSON escapes it.</summary>
    public static string Show(JsonElement line)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            line.WriteTo(writer);
        }

        var shown = new StringBuilder();
        foreach (var character in Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length))
        {
            var isHarmless = character == '\n' || char.GetUnicodeCategory(character) is not (
                UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            _ = isHarmless ? shown.Append(character) : shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
        }

        return shown.ToString();
    }
}
