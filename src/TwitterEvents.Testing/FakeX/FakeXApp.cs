using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing;

/// <summary>The developer's app as X knows it, with its credentials.</summary>
public sealed class FakeXApp
{
    internal FakeXApp(FakeXOptions options)
    {
        Id = RandomText.Digits(8);
        ConsumerKey = options.ConsumerKey ?? RandomText.Letters(25);
        ConsumerSecret = options.ConsumerSecret ?? RandomText.Letters(50);
        ClientId = options.ClientId ?? RandomText.Letters(34);
        ClientSecret = options.ClientSecret;
        BearerToken = options.BearerToken ?? "AAAA" + RandomText.Letters(100);
        Owner = new FakeXUser(options.OwnerId, options.OwnerAccessToken, options.OwnerAccessTokenSecret, username: options.OwnerUsername);
    }

    /// <summary>The app's id.</summary>
    public string Id { get; }

    /// <summary>The consumer key (API key).</summary>
    public string ConsumerKey { get; }

    /// <summary>The consumer secret (API secret key): it signs deliveries, and the answers to CRCs if there is no <see cref="ClientSecret"/>.</summary>
    public string ConsumerSecret { get; }

    /// <summary>The OAuth 2.0 client id.</summary>
    public string ClientId { get; }

    /// <summary>
    /// The OAuth 2.0 client secret, if the app has one: then it signs the answers to CRCs, and deliveries in a header of its own, and calls for
    /// tokens show it; an app without is a public client.
    /// </summary>
    public string? ClientSecret { get; }

    /// <summary>The token of app-only calls; <c>POST /oauth2/token</c> gives it too.</summary>
    public string BearerToken { get; }

    /// <summary>The user who owns the app, and registers webhooks.</summary>
    public FakeXUser Owner { get; }
}
