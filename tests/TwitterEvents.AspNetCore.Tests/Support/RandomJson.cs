using System.Text;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>Random JSON texts, from a seed.</summary>
internal static class RandomJson
{
    private const string Letters = "abcXYZ019_-.~+/= ";

    public static string Object(Random random)
    {
        var text = new StringBuilder();
        WriteObject(random, text, depth: 0);
        return text.ToString();
    }

    private static void WriteObject(Random random, StringBuilder text, int depth)
    {
        text.Append('{');
        for (var i = random.Next(4); i > 0; i--)
        {
            WriteText(random, text);
            text.Append(':');
            WriteValue(random, text, depth + 1);
            text.Append(i > 1 ? "," : "");
        }

        text.Append('}');
    }

    private static void WriteValue(Random random, StringBuilder text, int depth)
    {
        switch (random.Next(depth > 3 ? 4 : 6))
        {
            case 0: text.Append(random.Next()); break;
            case 1: text.Append("null"); break;
            case 2: text.Append(random.Next(2) == 0 ? "true" : "false"); break;
            case 3: WriteText(random, text); break;
            case 4: WriteObject(random, text, depth); break;
            default:
                text.Append('[');
                WriteValue(random, text, depth + 1);
                text.Append(']');
                break;
        }
    }

    private static void WriteText(Random random, StringBuilder text)
    {
        text.Append('"');
        for (var i = random.Next(8); i > 0; i--)
        {
            text.Append(Letters[random.Next(Letters.Length)]);
        }

        text.Append('"');
    }
}
