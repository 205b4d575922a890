using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TwitterEvents.Testing.Tests;

/// <summary>Signs requests with OAuth 1.0a, on its own: it shares no code with what checks them.</summary>
internal sealed record Signer(string ConsumerKey, string ConsumerSecret, string Token, string TokenSecret, TimeProvider Time)
{
    public string Nonce { get; init; } = Guid.NewGuid().ToString("N");

    public TimeSpan ClockAhead { get; init; }

    /// <summary>The value of the Authorization header, with its scheme.</summary>
    public string Header(string method, Uri url, params (string Name, string Value)[] formParameters)
    {
        var seconds = (Time.GetUtcNow() + ClockAhead).ToUnixTimeSeconds();
        var oauth = new List<(string Name, string Value)>
        {
            ("oauth_consumer_key", ConsumerKey),
            ("oauth_nonce", Nonce),
            ("oauth_signature_method", "HMAC-SHA1"),
            ("oauth_timestamp", seconds.ToString(CultureInfo.InvariantCulture)),
            ("oauth_token", Token),
            ("oauth_version", "1.0"),
        };
        var all = oauth.Concat(Query(url)).Concat(formParameters)
            .Select(parameter => Uri.EscapeDataString(parameter.Name) + "=" + Uri.EscapeDataString(parameter.Value))
            .ToList();

        // The encoded '=' of a pair sorts before every character a name can go on with but '%' and '-', '.'; so names are compared alone.
        all.Sort((left, right) =>
        {
            var (a, b) = (left.Split('='), right.Split('='));
            var names = string.CompareOrdinal(a[0], b[0]);
            return names != 0 ? names : string.CompareOrdinal(a[1], b[1]);
        });
        var baseUrl = url.GetLeftPart(UriPartial.Path);
        var text = string.Join('&', method, Uri.EscapeDataString(baseUrl), Uri.EscapeDataString(string.Join('&', all)));
        var key = Uri.EscapeDataString(ConsumerSecret) + "&" + Uri.EscapeDataString(TokenSecret);
#pragma warning disable CA5350 // OAuth 1.0a has no other hash.
        using var hmac = new HMACSHA1(Encoding.UTF8.GetBytes(key));
#pragma warning restore CA5350
        oauth.Add(("oauth_signature", Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(text)))));
        return "OAuth " + string.Join(", ", oauth.Select(parameter => $"{parameter.Name}=\"{Uri.EscapeDataString(parameter.Value)}\""));
    }

    private static IEnumerable<(string Name, string Value)> Query(Uri url) =>
        url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part =>
        {
            var pair = part.Split('=', 2);
            return (Decode(pair[0]), pair.Length == 2 ? Decode(pair[1]) : "");
        });

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
