using System.Runtime.InteropServices;
using System.Text.Json;

namespace TwitterEvents.Tool.Inspection;

/// <summary>
/// Whether two texts are the same JSON. The order of properties and the spelling of numbers and strings do not count; a null property
/// may be absent; the last of a repeated property counts.
/// </summary>
internal static class JsonComparison
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = int.MaxValue };

    public static bool AreSame(ReadOnlyMemory<byte> left, ReadOnlyMemory<byte> right)
    {
        using var leftDocument = JsonDocument.Parse(left, Options);
        using var rightDocument = JsonDocument.Parse(right, Options);
        return AreSame(leftDocument.RootElement, rightDocument.RootElement);
    }

    private static bool AreSame(JsonElement left, JsonElement right) => left.ValueKind == right.ValueKind && left.ValueKind switch
    {
        JsonValueKind.Object => AreSame(Properties(left), Properties(right)),
        JsonValueKind.Array => AreSameItems(left, right),
        JsonValueKind.String => Text(left) == Text(right),
        _ => JsonElement.DeepEquals(left, right),
    };

    private static bool AreSame(Dictionary<string, JsonElement> left, Dictionary<string, JsonElement> right) =>
        left.Count == right.Count
        && left.All(property => right.TryGetValue(property.Key, out var other) && AreSame(property.Value, other));

    private static bool AreSameItems(JsonElement left, JsonElement right) =>
        left.GetArrayLength() == right.GetArrayLength()
        && left.EnumerateArray().Zip(right.EnumerateArray()).All(pair => AreSame(pair.First, pair.Second));

    private static Dictionary<string, JsonElement> Properties(JsonElement element)
    {
        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in element.EnumerateObject())
        {
            properties[Name(property)] = property.Value;
        }

        foreach (var name in properties.Where(property => property.Value.ValueKind == JsonValueKind.Null).Select(property => property.Key).ToList())
        {
            properties.Remove(name);
        }

        return properties;
    }

    private static string Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate: no .NET string holds it, so it counts by its spelling.
            return System.Text.Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(property));
        }
    }

    private static string Text(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return element.GetRawText();
        }
    }
}
