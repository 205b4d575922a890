using System.Globalization;
using System.Text;

namespace TwitterEvents.Generators.Schemas.Json;

/// <content>Literals, numbers and strings.</content>
internal sealed partial class JsonParser
{
    private JsonNode Literal(string literal, JsonKind kind, Position position)
    {
        if (string.CompareOrdinal(text, index, literal, 0, literal.Length) != 0)
        {
            throw Error("a value is expected");
        }

        index += literal.Length;
        return new JsonNode(kind, position);
    }

    private string Number()
    {
        var start = index;
        Skip('-');
        if (!Skip('0'))
        {
            Digits("a value is expected");
        }

        if (Skip('.'))
        {
            Digits("a digit is expected");
        }

        if (Skip('e') || Skip('E'))
        {
            _ = Skip('+') || Skip('-');
            Digits("a digit is expected");
        }

        return text.Substring(start, index - start);
    }

    private bool Skip(char c)
    {
        var found = Current == c;
        index += found ? 1 : 0;
        return found;
    }

    private void Digits(string message)
    {
        var start = index;
        while (Current is >= '0' and <= '9')
        {
            index++;
        }

        if (index == start)
        {
            throw Error(message);
        }
    }

    private string String()
    {
        var builder = new StringBuilder();
        for (index++; Current != '"'; index++)
        {
            if (index >= text.Length || Current is '\r' or '\n')
            {
                throw Error("the string has no closing quote on its line");
            }

            if (Current < ' ')
            {
                throw Error("a control character in a string must be escaped");
            }

            builder.Append(Current == '\\' ? Escape() : Current);
        }

        index++;
        return builder.ToString();
    }

    /// <summary>Whether a text has no half of a surrogate pair, which neither UTF-8 nor a literal can have.</summary>
    public static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private char Escape()
    {
        index++;
        switch (Current)
        {
            case '"' or '\\' or '/':
                return Current;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u' when index + 4 < text.Length
                && ushort.TryParse(text.Substring(index + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                index += 4;
                return (char)unit;
            default:
                throw Error("the escape is not one of JSON's");
        }
    }
}
