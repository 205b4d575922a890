namespace TwitterEvents.Generators.Schemas.Json;

/// <summary>A JSON value and where it stands in its file.</summary>
internal sealed class JsonNode(JsonKind kind, Position position)
{
    public JsonKind Kind { get; } = kind;

    public Position Position { get; } = position;

    /// <summary>The text of a string, unescaped; the digits of a number as written.</summary>
    public string Text { get; init; } = "";

    /// <summary>The items of an array.</summary>
    public IReadOnlyList<JsonNode> Items { get; init; } = [];

    /// <summary>The members of an object, in the order of the file.</summary>
    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    /// <summary>The last member of that name; null if there is none.</summary>
    public JsonNode? this[string name]
    {
        get
        {
            for (var i = Members.Count - 1; i >= 0; i--)
            {
                if (Members[i].Name == name)
                {
                    return Members[i].Value;
                }
            }

            return null;
        }
    }
}

/// <summary>One member of an object; the position is that of its name.</summary>
internal readonly record struct JsonMember(string Name, Position Position, JsonNode Value);

internal enum JsonKind
{
    Null,
    False,
    True,
    Number,
    String,
    Array,
    Object,
}
