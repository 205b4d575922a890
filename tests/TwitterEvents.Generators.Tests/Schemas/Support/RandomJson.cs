using System.Text;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>Random JSON that is likely to hold what inference looks at. The same seed gives the same text.</summary>
internal sealed class RandomJson(int seed)
{
    private static readonly string[] Names = ["id", "a", "b", "items", "created_timestamp", "createdAt", "1", "22", "user", ""];

    private static readonly string[] Scalars =
    [
        "null", "true", "false", "0", "-3", "7", "1.5", "1e3", "9223372036854775807", "9223372036854775808", "9007199254740993", "1762157660051", "1557933591", "\"\"", "\"true\"", "\"false\"", "\"x\"",
        "\"123\"", "\"1762157660051\"", "\"Tue Mar 04 05:12:09 +0000 2025\"", "\"2025-10-14T16:05:33+00:00\"", "\"2025-10-14T16:05:33Z\"",
        "\"2025-10-14T16:05:33.000Z\"", "\"2025-10-14T16:05:33.123456Z\"", "\"2025-10-14t16:05:33.5-0400\"", "\"2025-10-14\"", "\"1557933591\"",
    ];

    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();

    public string Object(int depth = 4)
    {
        text.Clear();
        Members(depth);
        return text.ToString();
    }

    /// <summary>A value of any kind.</summary>
    public string Any(int depth)
    {
        text.Clear();
        Value(depth);
        return text.ToString();
    }

    public string Name() => Pick(Names);

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public int Next(int below) => random.Next(below);

    private void Value(int depth)
    {
        switch (depth == 0 ? 0 : random.Next(6))
        {
            case 1:
            case 2:
                Members(depth - 1);
                break;
            case 3:
                Items(depth - 1);
                break;
            default:
                text.Append(Pick(Scalars));
                break;
        }
    }

    private void Members(int depth)
    {
        text.Append('{');
        var names = (string[])Names.Clone();
        random.Shuffle(names);
        var count = random.Next(4);
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ",").Append('"').Append(names[i]).Append("\":");
            Value(depth);
        }

        text.Append('}');
    }

    private void Items(int depth)
    {
        text.Append('[');
        var count = random.Next(4);
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            Value(depth);
        }

        text.Append(']');
    }
}
