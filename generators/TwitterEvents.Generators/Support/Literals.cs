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

    /// <summary>A byte of UTF-8, as the character it is where it is one.</summary>
    public static string Byte(byte value) => value switch
    {
        (byte)'\'' or (byte)'\\' => $"(byte)'\\{(char)value}'",
        >= (byte)' ' and <= (byte)'~' => $"(byte)'{(char)value}'",
        _ => value.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };
}
