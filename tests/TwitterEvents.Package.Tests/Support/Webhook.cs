using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TwitterEvents.Package.Tests;

/// <summary>Plays X towards an app. Its HMAC is its own: it must share no code with what it tests.</summary>
internal sealed class Webhook(Uri app, string path = "/webhooks/twitter") : IDisposable
{
    public const string Secret = "a consumer secret of tests";

    private readonly HttpClient client = new() { BaseAddress = app, Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>The setting that gives an app the secret.</summary>
    public static Dictionary<string, string?> Environment => new() { ["Twitter__ConsumerSecret"] = Secret };

    /// <summary>Asks for a CRC answer, which must be right.</summary>
    public async Task AssertAnswersCrcAsync()
    {
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)).Replace('+', '-').Replace('/', '_');
        using var response = await client.GetAsync(
            new Uri($"{path}?crc_token={token}&nonce=abc", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Sign(Encoding.UTF8.GetBytes(token), Secret), answer.RootElement.GetProperty("response_token").GetString());
    }

    public Task<HttpStatusCode> DeliverAsync(ReadOnlyMemory<byte> body) => PostAsync(body.ToArray(), Sign(body.Span, Secret));

    public Task<HttpStatusCode> DeliverAsync(string body) => DeliverAsync(Encoding.UTF8.GetBytes(body));

    public Task<HttpStatusCode> ForgeAsync(ReadOnlyMemory<byte> body) => PostAsync(body.ToArray(), Sign(body.Span, "another secret"));

    public void Dispose() => client.Dispose();

    private static string Sign(ReadOnlySpan<byte> message, string secret) =>
        "sha256=" + Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), message));

    private async Task<HttpStatusCode> PostAsync(byte[] body, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("x-twitter-webhooks-signature", signature);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }
}
