using TwitterEvents.Generators.Schemas.Json;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>Compares JSON by meaning. System.Text.Json cannot where a string holds half a surrogate pair.</summary>
internal static class JsonTree
{
    public static bool AreEqual(string left, string right) => AreEqual(JsonParser.Parse(left), JsonParser.Parse(right));

    /// <summary>Whether a text says what another says: a property that is null there may be missing here.</summary>
    public static bool Says(string text, string all) => AreEqual(WithoutNulls(JsonParser.Parse(text)), WithoutNulls(JsonParser.Parse(all)));

    private static JsonNode WithoutNulls(JsonNode node) => new(node.Kind, node.Position)
    {
        Text = node.Text,
        Items = [.. node.Items.Select(WithoutNulls)],
        Members =
        [
            .. node.Members
                .Where(static member => member.Value.Kind != JsonKind.Null)
                .Select(static member => member with { Value = WithoutNulls(member.Value) }),
        ],
    };

    private static bool AreEqual(JsonNode left, JsonNode right) =>
        left.Kind == right.Kind
        && left.Text == right.Text
        && left.Items.Count == right.Items.Count
        && left.Members.Count == right.Members.Count
        && left.Items.Zip(right.Items).All(static pair => AreEqual(pair.First, pair.Second))
        && left.Members.All(member => right[member.Name] is { } other && AreEqual(member.Value, other));
}
