using System.Net;

namespace TwitterEvents.Testing.Api;

/// <summary>Reads <c>a=b&amp;c=d</c>, as queries and form bodies have it. Names may repeat.</summary>
internal static class FormText
{
    public static IEnumerable<KeyValuePair<string, string>> Parse(string text)
    {
        foreach (var part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var mark = part.IndexOf('=', StringComparison.Ordinal);
            yield return mark < 0
                ? new(WebUtility.UrlDecode(part), "")
                : new(WebUtility.UrlDecode(part[..mark]), WebUtility.UrlDecode(part[(mark + 1)..]));
        }
    }
}
