using System.Text;

namespace TwitterEvents.Generators.Support;

/// <summary>Text as C# source.</summary>
internal static class Literals
{
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
}
