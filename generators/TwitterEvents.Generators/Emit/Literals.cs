using System.Text;

namespace TwitterEvents.Generators.Emit;

/// <summary>Text as C# source.</summary>
internal static class Literals
{
    private const int ExampleLength = 60;

    /// <summary>A string literal.</summary>
    public static string Text(string text)
    {
        var builder = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
            {
                builder.Append('\\').Append(c);
            }
            else if (c is < ' ' or > '~')
            {
                builder.Append("\\u").Append(((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                builder.Append(c);
            }
        }

        return builder.Append('"').ToString();
    }

    /// <summary>A UTF-8 literal.</summary>
    public static string Utf8(string text) => Text(text) + "u8";

    /// <summary>An example for a doc comment: one line, short, escaped for XML.</summary>
    public static string Example(string text)
    {
        var builder = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (builder.Length >= ExampleLength)
            {
                builder.Append('…');
                break;
            }

            // Never half of a pair: a lone surrogate is no text.
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                builder.Append(text[i]).Append(text[++i]);
                continue;
            }

            builder.Append(text[i] switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                < ' ' => " ",
                var c when char.IsSurrogate(c) => "\uFFFD",
                var c => c.ToString(),
            });
        }

        return builder.ToString();
    }
}
