using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace TwitterEvents.Management.Tests;

/// <summary>The signature of OAuth 1.0a: X's published request, and random ones judged by another implementation.</summary>
public sealed class OAuth1Tests
{
    private static readonly OAuth1Credentials Published = new(
        "xvz1evFS4wEEPTGEFPHBog",
        "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
        "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb",
        "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE");

    [Theory]
    [InlineData("https://api.twitter.com/1/statuses/update.json", "tnnArxj06cWHq44gCs1OSKk%2FjLY%3D")]
    [InlineData("https://api.twitter.com/1.1/statuses/update.json", "hCtSmYh%2BiHYCEqBWrE7C7hYmtUk%3D")]
    [InlineData("https://api.x.com/1.1/statuses/update.json", "Ls93hJiZbQ3akF3HF3x1Bz8%2FzU4%3D")]
    public void The_published_request_has_the_published_header(string url, string signature)
    {
        var header = OAuth1Signature.CreateHeader(
            HttpMethod.Post,
            new Uri($"{url}?include_entities=true"),
            "status=Hello%20Ladies%20%2B%20Gentlemen%2C%20a%20signed%20OAuth%20request%21",
            Published,
            "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg",
            DateTimeOffset.FromUnixTimeSeconds(1_318_622_958));

        Assert.Equal(
            [
                "oauth_consumer_key=\"xvz1evFS4wEEPTGEFPHBog\"",
                "oauth_nonce=\"kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg\"",
                $"oauth_signature=\"{signature}\"",
                "oauth_signature_method=\"HMAC-SHA1\"",
                "oauth_timestamp=\"1318622958\"",
                "oauth_token=\"370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb\"",
                "oauth_version=\"1.0\"",
            ],
            header.Split(", ").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_thousand_random_requests_are_verified_by_another_implementation_from_what_came_over_the_wire()
    {
        var verifier = new WireVerifier("consumer & secret %", "token+secret/=");
        await using var server = await ScriptedServer.StartAsync(asked => new(verifier.Verifies(asked) ? 200 : 401));
        await using var services = Services(server.Address, options => (options.ConsumerSecret, options.AccessTokenSecret) = ("consumer & secret %", "token+secret/="));
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("x");
        var random = new RandomRequests(seed: 20_181_122);

        for (var i = 0; i < 1_000; i++)
        {
            using var request = random.Next(server.Address);
            var text = $"request {i}: {request.Method} {request.RequestUri}";

            using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        }

        Assert.Equal(1_000, server.Requests.Select(asked => WireVerifier.NonceOf(asked.Authorization)).Distinct().Count());
    }

    [Fact]
    public async Task A_request_may_name_another_user()
    {
        var verifier = new WireVerifier("consumer-secret", "token-secret");
        await using var server = await ScriptedServer.StartAsync(asked => new(verifier.Verifies(asked) ? 200 : 401));
        await using var services = Services(server.Address);
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("x");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{server.Address}/1.1/a.json");
        request.Options.Set(OAuth1Handler.User, Client.User);

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("oauth_token=\"42-token\"", server.Requests.Single().Authorization, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_JSON_body_takes_no_part()
    {
        var verifier = new WireVerifier("consumer-secret", "owner-secret");
        await using var server = await ScriptedServer.StartAsync(asked => new(verifier.Verifies(asked) ? 200 : 401));
        await using var services = Services(server.Address);
        using var client = services.GetRequiredService<IHttpClientFactory>().CreateClient("x");
        using var content = new StringContent("""{"text":"a=b&c=d"}""", Encoding.UTF8, "application/json");

        using var response = await client.PostAsync(new Uri($"{server.Address}/2/dm"), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static ServiceProvider Services(string address, Action<TwitterManagementOptions>? change = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddTwitterManagement(options =>
        {
            options.BaseAddress = address;
            options.ConsumerKey = "consumer-key";
            options.ConsumerSecret = "consumer-secret";
            options.AccessToken = "1-owner";
            options.AccessTokenSecret = "owner-secret";
            change?.Invoke(options);
        });
        services.AddHttpClient("x").AddTwitterOAuth1();
        return services.BuildServiceProvider();
    }
}
