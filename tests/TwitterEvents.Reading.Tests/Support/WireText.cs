using System.Globalization;
using System.Text;

namespace TwitterEvents.Reading.Tests.Support;

/// <summary>Unescapes JSON strings to UTF-16 code units; a lone surrogate stays what it is.</summary>
internal static class WireText
{
    public static string Unescape(ReadOnlySpan<byte> token)
    {
        var text = Encoding.UTF8.GetString(token);
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var units = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                units.Append(text[i]);
            }
            else if (text[++i] == 'u')
            {
                units.Append((char)ushort.Parse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
            }
            else
            {
                const string Letters = "bfnrt";
                var letter = Letters.IndexOf(text[i], StringComparison.Ordinal);
                units.Append(letter < 0 ? text[i] : "\b\f\n\r\t"[letter]);
            }
        }

        return units.ToString();
    }
}
