using System.Globalization;
using TwitterEvents.Generators.Schemas.Json;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>Compares JSON by meaning: a number by its value, a property that is null as an absent one. System.Text.Json cannot where a string holds half a surrogate pair.</summary>
internal static class JsonTree
{
    public static bool AreEqual(string left, string right) => AreEqual(JsonParser.Parse(left), JsonParser.Parse(right));

    private static bool AreEqual(JsonNode left, JsonNode right) =>
        left.Kind == right.Kind
        && (left.Kind == JsonKind.Number ? AreEqualNumbers(left.Text, right.Text) : left.Text == right.Text)
        && left.Items.Count == right.Items.Count
        && left.Items.Zip(right.Items).All(static pair => AreEqual(pair.First, pair.Second))
        && Names(left).SetEquals(Names(right))
        && Names(left).All(name => AreEqual(left[name]!, right[name]!));

    private static bool AreEqualNumbers(string left, string right) =>
        left == right || (decimal.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var a)
            && decimal.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var b) && a == b);

    private static HashSet<string> Names(JsonNode node) =>
        [.. node.Members.Where(static member => member.Value.Kind != JsonKind.Null).Select(static member => member.Name)];
}
