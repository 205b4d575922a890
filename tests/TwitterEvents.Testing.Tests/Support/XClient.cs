using System.Net.Http.Headers;
using System.Text;

namespace TwitterEvents.Testing.Tests;

/// <summary>Calls the management API, with plain HTTP.</summary>
internal sealed class XClient(FakeX x, TimeProvider time) : IDisposable
{
    private readonly HttpClient client = new() { BaseAddress = x.Address };

    public Signer Signer(FakeXUser user) =>
        new(x.App.ConsumerKey, x.App.ConsumerSecret, user.AccessToken, user.AccessTokenSecret, time);

    public Task<Answer> AsApp(string method, string path, string? json = null) =>
        SendAsync(method, path, $"Bearer {x.App.BearerToken}", Json(json));

    public Task<Answer> AsOwner(string method, string path, string? json = null) => As(x.App.Owner, method, path, json);

    public Task<Answer> As(FakeXUser user, string method, string path, string? json = null) =>
        SendAsync(method, path, Signer(user).Header(method, new Uri(x.Address, path)), Json(json));

    public Task<Answer> AsOAuth2(FakeXUser user, string method, string path, string? json = null) =>
        SendAsync(method, path, $"Bearer {user.OAuth2AccessToken}", Json(json));

    public Task<Answer> As(Signer signer, string method, string path) =>
        SendAsync(method, path, signer.Header(method, new Uri(x.Address, path)));

    public async Task<Answer> SendAsync(string method, string path, string? authorization, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.Concat(response.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase));
    }

    public void Dispose() => client.Dispose();

    private static StringContent? Json(string? json) =>
        json is null ? null : new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
}
