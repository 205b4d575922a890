using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TwitterEvents.Management;

/// <summary>The OAuth 1.0a signature of one request (RFC 5849 §3.4, HMAC-SHA1).</summary>
internal static class OAuth1Signature
{
    /// <summary>The value of the <c>Authorization</c> header, without its scheme.</summary>
    /// <param name="method">The request's method.</param>
    /// <param name="uri">The request's URI, as it goes on the wire.</param>
    /// <param name="form">The body, if it is a form; its parameters are signed.</param>
    /// <param name="credentials">Who signs.</param>
    /// <param name="nonce">Used once.</param>
    /// <param name="now">When.</param>
    public static string CreateHeader(
        HttpMethod method, Uri uri, string? form, OAuth1Credentials credentials, string nonce, DateTimeOffset now)
    {
        List<KeyValuePair<string, string>> oauth =
        [
            new("oauth_consumer_key", credentials.ConsumerKey),
            new("oauth_nonce", nonce),
            new("oauth_signature_method", "HMAC-SHA1"),
            new("oauth_timestamp", now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
            new("oauth_version", "1.0"),
        ];
        if (credentials.AccessToken.Length > 0)
        {
            oauth.Add(new("oauth_token", credentials.AccessToken));
        }

        List<KeyValuePair<string, string>> parameters = [.. oauth];
        AddForm(parameters, uri.Query is ['?', .. var query] ? query : "");
        AddForm(parameters, form ?? "");
        oauth.Add(new("oauth_signature", Sign(BaseString(method, uri, parameters), credentials)));
        return string.Join(", ", oauth.Select(parameter => $"{Encode(parameter.Key)}=\"{Encode(parameter.Value)}\""));
    }

    private static string Sign(string baseString, OAuth1Credentials credentials)
    {
        var key = Encoding.ASCII.GetBytes($"{Encode(credentials.ConsumerSecret)}&{Encode(credentials.AccessTokenSecret)}");
#pragma warning disable CA5350 // OAuth 1.0a as X speaks it has no other method.
        return Convert.ToBase64String(HMACSHA1.HashData(key, Encoding.ASCII.GetBytes(baseString)));
#pragma warning restore CA5350
    }

    private static string BaseString(HttpMethod method, Uri uri, List<KeyValuePair<string, string>> parameters)
    {
        // Equal names are sorted by value, both encoded and by code unit.
        var sorted = parameters
            .Select(parameter => (Name: Encode(parameter.Key), Value: Encode(parameter.Value)))
            .OrderBy(parameter => parameter.Name, StringComparer.Ordinal)
            .ThenBy(parameter => parameter.Value, StringComparer.Ordinal)
            .Select(parameter => $"{parameter.Name}={parameter.Value}");
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        var port = uri.IsDefaultPort ? "" : string.Create(CultureInfo.InvariantCulture, $":{uri.Port}");
        var address = $"{uri.Scheme.ToLowerInvariant()}://{host.ToLowerInvariant()}{port}{uri.AbsolutePath}";
        return $"{method.Method.ToUpperInvariant()}&{Encode(address)}&{Encode(string.Join('&', sorted))}";
    }

    /// <summary>Adds what a query or a form says. Both write a space as <c>+</c> or <c>%20</c>.</summary>
    private static void AddForm(List<KeyValuePair<string, string>> parameters, string form)
    {
        foreach (var part in form.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (part, "") : (part[..equals], part[(equals + 1)..]);
            parameters.Add(new(Decode(name), Decode(value)));
        }
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    /// <summary>Leaves only letters, digits and <c>- . _ ~</c>.</summary>
    private static string Encode(string text) => Uri.EscapeDataString(text);
}
