using System.Globalization;
using System.Text;

namespace TwitterEvents.Reading.Tests.Support;

/// <summary>Random deliveries, the same for the same seed: names and values that samples have beside ones that nobody has.</summary>
internal sealed class RandomJson(int seed)
{
    private const int LongestArray = 4;
    private static readonly string[] KnownNames = [.. Samples.Names.SelectMany(Names).Distinct().Order(StringComparer.Ordinal)];
    private static readonly string[] OddNames = ["", "new_field", "\\u0074ype", "\\ud83d", "\\ud83d\\ude00", "caf\u00e9", "\U0001F9C1", "\\u0000", "a.b[0]"];
    private static readonly string[] Kinds = ["follow", "unfollow", "message_create", "block", "revoke", "new_kind", "\\u0066ollow", "\\udc00"];

    private static readonly string[] Scalars =
    [
        "null", "true", "false", "0", "-0", "-0.0", "1E5", "1e-7", "123456789012345678", "9223372036854775807", "9223372036854775808", "1e400",
        "-1e400", "1e-400", "0.1", "0.30000000000000004", "0.12345678901234567890", "\"\"", "\"1\"", "\"true\"", "\"\\/\\b\\f\\n\\r\\t\\\"\\\\\"",
        "\"\\ud83d\\ude00\"", "\"\\ud83d\"", "\"\\ude00\\ud83d\"", "\"\U0001F642 caf\u00e9 \\u00e9\"", "\"Wed Aug 21 07:31:44 +0000 2013\"",
        "\"Wed Aug 21 07:31:44 +0100 2013\"", "\"1556892973628\"", "1556892973628", "\"2018-05-24T09:48:12+00:00\"", "\"2018-05-24T09:48:12Z\"",
    ];

    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();

    public string Delivery(int depth)
    {
        text.Clear();
        Object(depth, 12);
        return text.ToString();
    }

    /// <summary>An object nested so deep that one level more is refused.</summary>
    public string Deep(int depth)
    {
        text.Clear();
        var ends = new Stack<char>();
        for (var level = 0; level < depth; level++)
        {
            var isObject = level == 0 || random.Next(3) > 0;
            text.Append(isObject ? "{" : "[");
            ends.Push(isObject ? '}' : ']');
            if (isObject)
            {
                Name();
            }
        }

        text.Append("\"\\ud83d\"").AppendJoin("", ends);
        return text.ToString();
    }

    private void Object(int depth, int properties)
    {
        text.Append('{');
        for (var i = random.Next(properties); i >= 0; i--)
        {
            Name();
            Value(depth - 1);
            text.Append(i == 0 ? "" : ", ");
        }

        text.Append('}');
    }

    private void Name() => text.Append('"').Append(Pick(random.Next(8) == 0 ? OddNames : KnownNames)).Append("\":");

    private void Value(int depth)
    {
        switch (depth <= 0 ? 0 : random.Next(5))
        {
            case 1 or 2:
                Object(depth, 6);
                break;
            case 3:
                text.Append('[');
                for (var i = random.Next(LongestArray); i > 0; i--)
                {
                    Value(depth - 1);
                    text.Append(i == 1 ? "" : ",");
                }

                text.Append(']');
                break;
            default:
                text.Append(random.Next(6) switch
                {
                    0 => random.Next().ToString(CultureInfo.InvariantCulture),
                    1 => random.NextDouble().ToString(CultureInfo.InvariantCulture),
                    2 => $"\"{Pick(Kinds)}\"",
                    _ => Pick(Scalars),
                });
                break;
        }
    }

    private string Pick(string[] choices) => choices[random.Next(choices.Length)];

    private static IEnumerable<string> Names(string sample)
    {
        var json = Samples.Bytes(sample);
        return JsonParts.Of(json).Where(part => part.IsProperty).Select(part => Encoding.UTF8.GetString(json[part.Name]).Trim('"'));
    }
}
