namespace TwitterEvents;

/// <summary>The HTML escaping of X's texts: <c>&amp;amp;</c>, <c>&amp;lt;</c> and <c>&amp;gt;</c>, nothing else.</summary>
internal static class EscapedText
{
    public static string Unescape(string text) => text.Contains('&', StringComparison.Ordinal)
        ? text
            .Replace("&lt;", "<", StringComparison.Ordinal)
            .Replace("&gt;", ">", StringComparison.Ordinal)
            .Replace("&amp;", "&", StringComparison.Ordinal)
        : text;
}
