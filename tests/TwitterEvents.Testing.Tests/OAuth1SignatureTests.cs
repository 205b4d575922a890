using TwitterEvents.Testing.Api;

namespace TwitterEvents.Testing.Tests;

/// <summary>The signature of OAuth 1.0a, by the published examples: contract §8, and RFC 5849 §1.2.</summary>
public sealed class OAuth1SignatureTests
{
    [Theory]
    [InlineData("https://api.twitter.com/1/statuses/update.json", "tnnArxj06cWHq44gCs1OSKk/jLY=")]
    [InlineData("https://api.twitter.com/1.1/statuses/update.json", "hCtSmYh+iHYCEqBWrE7C7hYmtUk=")]
    [InlineData("https://api.x.com/1.1/statuses/update.json", "Ls93hJiZbQ3akF3HF3x1Bz8/zU4=")]
    [InlineData("HTTPS://API.X.com:443/1.1/statuses/update.json", "Ls93hJiZbQ3akF3HF3x1Bz8/zU4=")]
    public void The_example_of_the_documentation_has_the_published_signature(string url, string signature)
    {
        var computed = OAuth1Signature.Compute(
            "POST",
            url,
            [
                new("status", "Hello Ladies + Gentlemen, a signed OAuth request!"),
                new("include_entities", "true"),
                new("oauth_consumer_key", "xvz1evFS4wEEPTGEFPHBog"),
                new("oauth_nonce", "kYjzVBB8Y0ZFabxSWbWovY3uYSQ2pTgmZeNu2VS4cg"),
                new("oauth_signature_method", "HMAC-SHA1"),
                new("oauth_timestamp", "1318622958"),
                new("oauth_token", "370773112-GmHxMAgYyLbNEtIKZeRNFsMKPR9EyMZeS9weJAEb"),
                new("oauth_version", "1.0"),
            ],
            "kAcSOqF21Fu85e7zjz7ZN2U4ZRhfV3WpwPAoE3Z7kBw",
            "LswwdoUaIvS8ltyTt5jkRh4J50vUPVVHtR2YPi5kE");

        Assert.Equal(signature, Convert.ToBase64String(computed));
    }

    [Fact]
    public void The_example_of_the_RFC_has_its_signature()
    {
        var computed = OAuth1Signature.Compute(
            "GET",
            "http://photos.example.net/photos",
            [
                new("file", "vacation.jpg"),
                new("size", "original"),
                new("oauth_consumer_key", "dpf43f3p2l4k3l03"),
                new("oauth_token", "nnch734d00sl2jdk"),
                new("oauth_signature_method", "HMAC-SHA1"),
                new("oauth_timestamp", "137131202"),
                new("oauth_nonce", "chapoH"),
            ],
            "kd94hf93k423kf44",
            "pfkkdhi9sl3r4s00");

        Assert.Equal("MdpQcU8iPSUjWoN/UDMsK2sui9I=", Convert.ToBase64String(computed));
    }
}
