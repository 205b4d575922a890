using System.Text;
using System.Text.Json;

namespace TwitterEvents.Reading.Tests.Support;

/// <summary>A JSON text as a tree that keeps everything: repeated names, lone surrogates, every digit of a number.</summary>
internal abstract record JsonTree
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static JsonTree Parse(ReadOnlySpan<byte> json)
    {
        if (json.StartsWith(ByteOrderMark))
        {
            json = json[3..];
        }

        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        var tree = Parse(ref reader);
        return reader.Read() ? throw new JsonException("Something follows.") : tree;
    }

    public static JsonTree Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    /// <summary>How many scalars it holds that are not null.</summary>
    public abstract int CountLeaves();

    private static JsonTree Parse(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ParseObject(ref reader),
        JsonTokenType.StartArray => ParseArray(ref reader),
        JsonTokenType.String => new TextTree(WireText.Unescape(reader.ValueSpan)),
        JsonTokenType.Number => new NumberTree(DecimalValue.Parse(reader.ValueSpan)),
        JsonTokenType.Null => NullTree.Instance,
        _ => new FlagTree(reader.TokenType == JsonTokenType.True),
    };

    private static ObjectTree ParseObject(ref Utf8JsonReader reader)
    {
        var properties = new List<(string Name, JsonTree Value)>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = WireText.Unescape(reader.ValueSpan);
            reader.Read();
            properties.Add((name, Parse(ref reader)));
        }

        return new ObjectTree(properties);
    }

    private static ArrayTree ParseArray(ref Utf8JsonReader reader)
    {
        var items = new List<JsonTree>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Parse(ref reader));
        }

        return new ArrayTree(items);
    }
}

internal sealed record ObjectTree(IReadOnlyList<(string Name, JsonTree Value)> Properties) : JsonTree
{
    public override int CountLeaves() => Properties.Sum(property => property.Value.CountLeaves());
}

internal sealed record ArrayTree(IReadOnlyList<JsonTree> Items) : JsonTree
{
    public override int CountLeaves() => Items.Sum(item => item.CountLeaves());
}

/// <summary>A string, as UTF-16 code units.</summary>
internal sealed record TextTree(string Value) : JsonTree
{
    public override int CountLeaves() => 1;
}

internal sealed record NumberTree(DecimalValue Value) : JsonTree
{
    public override int CountLeaves() => 1;
}

internal sealed record FlagTree(bool Value) : JsonTree
{
    public override int CountLeaves() => 1;
}

internal sealed record NullTree : JsonTree
{
    public static readonly NullTree Instance = new();

    public override int CountLeaves() => 0;
}
