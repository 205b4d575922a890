using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>Makes requests as X does, with an HMAC of its own: it must not share code with what it tests.</summary>
internal static class Signed
{
    public const string Path = "/webhooks/twitter";
    public const string Header = "x-twitter-webhooks-signature";
    public const string OAuth2Header = "X-Twitter-Webhooks-Signature-OAuth2";

    public static string Mac(string message, string secret) => Mac(Encoding.UTF8.GetBytes(message), secret);

    public static string Mac(byte[] message, string secret) =>
        "sha256=" + Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), message));

    public static HttpRequestMessage Post(string body, string secret = ReceiverHost.ConsumerSecret, string path = Path) =>
        Post(Encoding.UTF8.GetBytes(body), secret, path);

    public static HttpRequestMessage Post(byte[] body, string secret = ReceiverHost.ConsumerSecret, string path = Path)
    {
        var request = Unsigned(body, path);
        request.Headers.Add(Header, Mac(body, secret));
        return request;
    }

    public static HttpRequestMessage Unsigned(byte[] body, string path = Path)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return request;
    }

    /// <summary>A delivery with one event of a kind nobody knows, so that tests depend on no schema.</summary>
    public static string Event(string id = "1", string forUserId = "2244994945") =>
        $$"""{"for_user_id":"{{forUserId}}","made_up_events":[{"id":"{{id}}"}]}""";
}
