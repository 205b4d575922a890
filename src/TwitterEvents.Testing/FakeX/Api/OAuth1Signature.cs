using System.Security.Cryptography;
using System.Text;

namespace TwitterEvents.Testing.Api;

/// <summary>The OAuth 1.0a signature of a request: RFC 5849 with HMAC-SHA1.</summary>
internal static class OAuth1Signature
{
    /// <param name="method">The HTTP method.</param>
    /// <param name="url">Scheme, host, port if it is not the scheme's own, and path as sent.</param>
    /// <param name="parameters">Those of the query, of a form body, and of the header but <c>realm</c> and <c>oauth_signature</c>; decoded.</param>
    /// <param name="consumerSecret">The app's secret.</param>
    /// <param name="tokenSecret">The user's secret.</param>
    public static byte[] Compute(
        string method,
        string url,
        IEnumerable<KeyValuePair<string, string>> parameters,
        string consumerSecret,
        string tokenSecret)
    {
        var pairs = parameters
            .Select(parameter => (Name: Encode(parameter.Key), Value: Encode(parameter.Value)))
            .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            .ThenBy(pair => pair.Value, StringComparer.Ordinal)
            .Select(pair => $"{pair.Name}={pair.Value}");
        var text = $"{method.ToUpperInvariant()}&{Encode(Normalize(url))}&{Encode(string.Join('&', pairs))}";
        var key = $"{Encode(consumerSecret)}&{Encode(tokenSecret)}";

        // X takes no other hash.
#pragma warning disable CA5350
        return HMACSHA1.HashData(Encoding.ASCII.GetBytes(key), Encoding.ASCII.GetBytes(text));
#pragma warning restore CA5350
    }

    private static string Normalize(string url)
    {
        var pathStart = url.IndexOf('/', url.IndexOf("://", StringComparison.Ordinal) + 3);
        var (origin, path) = pathStart < 0 ? (url, "/") : (url[..pathStart], url[pathStart..]);
        return new Uri(origin).GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + path;
    }

    private static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            var character = (char)unit;
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~')
            {
                encoded.Append(character);
            }
            else
            {
                encoded.Append('%').Append(unit.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }
}
