using System.Text;
using System.Xml;

namespace TwitterEvents.Generators.Support;

/// <summary>Text for XML doc comments, which must stay on one line: a line break, in any of C#'s forms, would end the comment.</summary>
internal static class DocText
{
    private const int ExampleLength = 60;

    /// <summary>Text as it is.</summary>
    public static string Escape(string text) => Escape(text, int.MaxValue);

    /// <summary>Text as it is, cut when long.</summary>
    public static string Example(string text) => Escape(text, ExampleLength);

    /// <summary>XML that somebody has written for a doc comment; null if it is not well-formed.</summary>
    public static string? Xml(string xml)
    {
        var builder = new StringBuilder(xml.Length);
        foreach (var c in xml)
        {
            builder.Append(IsLineBreakOrControl(c) ? ' ' : c);
        }

        var line = builder.ToString().Trim();
        try
        {
            var settings = new XmlReaderSettings { ConformanceLevel = ConformanceLevel.Fragment };
            using var reader = XmlReader.Create(new System.IO.StringReader(line), settings);
            while (reader.Read())
            {
            }

            return line;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The first element of a comment's XML that only comments of members with parameters have, or that brings another file in; null if none is.</summary>
    public static string? Misplaced(string xml)
    {
        var settings = new XmlReaderSettings { ConformanceLevel = ConformanceLevel.Fragment };
        using var reader = XmlReader.Create(new System.IO.StringReader(xml), settings);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, Name: "param" or "paramref" or "typeparam" or "typeparamref" or "include" })
            {
                return reader.Name;
            }
        }

        return null;
    }

    private static string Escape(string text, int length)
    {
        var builder = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (builder.Length >= length)
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
                var c when IsLineBreakOrControl(c) => " ",
                var c when !XmlConvert.IsXmlChar(c) => "\uFFFD",
                var c => c.ToString(),
            });
        }

        return builder.ToString();
    }

    private static bool IsLineBreakOrControl(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
