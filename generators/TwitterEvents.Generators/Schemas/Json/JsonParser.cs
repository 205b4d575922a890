namespace TwitterEvents.Generators.Schemas.Json;

/// <summary>
/// Reads JSON (RFC 8259) with positions. A generator may not bring System.Text.Json along: the compiler's process has its own version.
/// </summary>
internal sealed partial class JsonParser
{
    private const int MaxDepth = 128;

    private readonly string text;
    private int index;
    private int line;
    private int lineStart;
    private int depth;

    /// <summary>Where the last comma stands that separates values.</summary>
    private Position comma;

    private JsonParser(string text) => this.text = text;

    private Position Here => new(line, index - lineStart);

    private char Current => index < text.Length ? text[index] : '\0';

    /// <exception cref="JsonSyntaxException">The text is no JSON.</exception>
    public static JsonNode Parse(string text)
    {
        var parser = new JsonParser(text);
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            parser.index = parser.lineStart = 1;
        }

        parser.SkipSpace();
        var root = parser.Value();
        parser.SkipSpace();
        return parser.index == text.Length ? root : throw parser.Error("the text should end here");
    }

    private JsonNode Value()
    {
        var position = Here;
        switch (Current)
        {
            case '{':
                return Nested(position, Object);
            case '[':
                return Nested(position, Array);
            case '"':
                return new JsonNode(JsonKind.String, position) { Text = String() };
            case 't':
                return Literal("true", JsonKind.True, position);
            case 'f':
                return Literal("false", JsonKind.False, position);
            case 'n':
                return Literal("null", JsonKind.Null, position);
            default:
                return new JsonNode(JsonKind.Number, position) { Text = Number() };
        }
    }

    private JsonNode Nested(Position position, Func<Position, JsonNode> read)
    {
        if (++depth > MaxDepth)
        {
            throw Error("the value is nested too deep");
        }

        index++;
        SkipSpace();
        var node = read(position);
        depth--;
        return node;
    }

    private JsonNode Object(Position position)
    {
        var members = new List<JsonMember>();
        while (Current != '}')
        {
            if (members.Count > 0)
            {
                Expect(',', "',' or '}'");
            }

            var start = Here;
            if (Current != '"')
            {
                throw Error("a property name in quotes is expected");
            }

            var name = String();
            if (!IsText(name))
            {
                throw new JsonSyntaxException("the property name holds half of a surrogate pair, which no C# name or UTF-8 text can", start);
            }

            SkipSpace();
            Expect(':', "':'");
            members.Add(new JsonMember(name, start, Value()));
            SkipSpace();
        }

        index++;
        return new JsonNode(JsonKind.Object, position) { Members = members };
    }

    private JsonNode Array(Position position)
    {
        var items = new List<JsonNode>();
        while (Current != ']')
        {
            if (items.Count > 0)
            {
                Expect(',', "',' or ']'");
            }

            items.Add(Value());
            SkipSpace();
        }

        index++;
        return new JsonNode(JsonKind.Array, position) { Items = items };
    }

    private void Expect(char expected, string description)
    {
        if (Current != expected)
        {
            throw Error(description + " is expected");
        }

        comma = expected == ',' ? Here : comma;
        index++;
        SkipSpace();
    }

    private void SkipSpace()
    {
        while (Current is ' ' or '\t' or '\r' or '\n' && index < text.Length)
        {
            // A line ends as editors have it, also with a carriage return alone.
            var c = text[index++];
            if (c == '\n' || (c == '\r' && Current != '\n'))
            {
                line++;
                lineStart = index;
            }
        }
    }

    /// <summary>What is wrong here. What other readers of JSON let pass is called by its name, at its place.</summary>
    private JsonSyntaxException Error(string message) =>
        Current == '/' && index + 1 < text.Length && text[index + 1] is '/' or '*' ? new("a comment is not allowed; remove it", Here)
        : Current is '}' or ']' && text.Substring(0, index).TrimEnd(' ', '\t', '\r', '\n').EndsWith(",", StringComparison.Ordinal)
            ? new("a comma after the last value is not allowed; remove it", comma)
        : new(message, Here);
}
