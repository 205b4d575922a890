using Microsoft.Extensions.Logging;
using TwitterEvents.Testing.Api;

namespace TwitterEvents.Testing;

/// <summary>How a <see cref="FakeX"/> is set up. Nothing given: random secrets, a free port on loopback, the system's clock.</summary>
public sealed record FakeXOptions
{
    /// <summary>The app's consumer key (API key); random if null.</summary>
    public string? ConsumerKey { get; init; }

    /// <summary>The app's consumer secret (API secret key); random if null. See <see cref="AllowRemote"/> before giving a real one.</summary>
    public string? ConsumerSecret { get; init; }

    /// <summary>The app's OAuth 2.0 client id; random if null.</summary>
    public string? ClientId { get; init; }

    /// <summary>
    /// The app's OAuth 2.0 client secret. If there is one, CRCs are to be answered with it, and deliveries carry the signature header made with
    /// it as well; calls of <c>/2/oauth2/token</c> show it by Basic authentication. An app without is a public client there.
    /// </summary>
    public string? ClientSecret { get; init; }

    /// <summary>The app's bearer token; random if null.</summary>
    public string? BearerToken { get; init; }

    /// <summary>The id of the user who owns the app.</summary>
    public string OwnerId { get; init; } = "2244994945";

    /// <summary>The name of that user, without <c>@</c>; <c>user_ID</c> if null.</summary>
    public string? OwnerUsername { get; init; }

    /// <summary>The owner's OAuth 1.0a access token; random if null.</summary>
    public string? OwnerAccessToken { get; init; }

    /// <summary>The secret of <see cref="OwnerAccessToken"/>; random if null.</summary>
    public string? OwnerAccessTokenSecret { get; init; }

    /// <summary>
    /// Where users may go back to when they have signed in at <c>/i/oauth2/authorize</c>, each exactly as the app sends it; null: anywhere on
    /// loopback, and with <see cref="AllowRemote"/> to any https address.
    /// </summary>
    public IReadOnlyList<string>? CallbackUrls { get; init; }

    /// <summary>
    /// How long an OAuth 2.0 access token of a user lives; X: two hours. <see cref="Timeout.InfiniteTimeSpan"/>: for ever.
    /// </summary>
    public TimeSpan OAuth2AccessTokenLifetime { get; init; } = TimeSpan.FromHours(2);

    /// <summary>The clock of everything: time limits, retries, the CRC timer, rate limits, dates.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// How webhooks are called, for example <c>factory.Server.CreateHandler()</c> of a <c>WebApplicationFactory</c>; null: over sockets. It is
    /// not disposed, and must not follow redirects.
    /// </summary>
    public HttpMessageHandler? WebhookHandler { get; init; }

    /// <summary>Where to listen: http, and loopback unless <see cref="AllowRemote"/>. Port 0 is a free one.</summary>
    public Uri ListenOn { get; init; } = new("http://127.0.0.1:0");

    /// <summary>
    /// Lets it listen on, and deliver to, addresses other than loopback. X's signature carries no time: a body signed with a real secret
    /// stays valid, so keep real secrets away from remote targets.
    /// </summary>
    public bool AllowRemote { get; init; }

    /// <summary>The names of the premium environments, case-sensitive.</summary>
    public IReadOnlyList<string> Environments { get; init; } = ["dev"];

    /// <summary>How many webhooks a premium environment can have.</summary>
    public int WebhooksPerEnvironment { get; init; } = 1;

    /// <summary>How many webhooks the app can have besides those of environments.</summary>
    public int WebhooksPerApp { get; init; } = 3;

    /// <summary>How many subscriptions all webhooks together can have.</summary>
    public int Subscriptions { get; init; } = 500;

    /// <summary>How many subscriptions to X Activity the app can have. X: 1,500 (self-serve), 75,000 (enterprise), 150,000 (partner).</summary>
    public int ActivitySubscriptions { get; init; } = 1_500;

    /// <summary>How the creation and the change of an X Activity subscription are answered.</summary>
    public FakeXActivityAnswer ActivityAnswer { get; init; }

    /// <summary>Whether the deletion of an X Activity subscription is answered 200 and <c>{"data":{"deleted":true}}</c>, or 204; both were seen.</summary>
    public bool ActivityDeleteHasContent { get; init; } = true;

    /// <summary>
    /// Whether X Activity takes the credentials that users report it to take, and not those of its specification: for private event types OAuth 1.0a
    /// only, and for lists, changes and deletions the bearer token only. All else is answered with <c>unsupported-authentication</c>.
    /// </summary>
    public bool ActivityAsReported { get; init; }

    /// <summary>After how long without an event the stream of X Activity sends an empty line. X: 20 seconds.</summary>
    public TimeSpan StreamKeepAlive { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Whether the list of webhooks linked to the filtered stream is <c>{"data":[…]}</c>, as X's specification has it, or
    /// <c>{"data":{"links":[…]}}</c>, as its documentation shows it.
    /// </summary>
    public bool StreamLinksInArray { get; init; }

    /// <summary>Whether 15-minute rate limits are kept.</summary>
    public bool RateLimits { get; init; } = true;

    /// <summary>Whether webhooks are sent a CRC by themselves, every <see cref="CrcInterval"/> when the last success is 24 hours ago.</summary>
    public bool CrcTimer { get; init; } = true;

    /// <summary>How often the CRC timer looks which webhooks are due.</summary>
    public TimeSpan CrcInterval { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Whether the app may use replay; if not, it is answered 403, code 200.</summary>
    public bool Replay { get; init; } = true;

    /// <summary>Whether a replay can reach events of the last minutes, which X's cannot (31 minutes for its start, 10 for its end).</summary>
    public bool ReplayRecent { get; init; }

    /// <summary>
    /// Whether calls that X has retired still work: a user's own DELETE of a v1.1 subscription, and the path of the beta's subscriptions.
    /// </summary>
    public bool RetiredEndpoints { get; init; }

    /// <summary>Where to log; null: nowhere. No secret is ever logged.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>An empty credential would be one that nobody can have: a receiver takes it for none.</summary>
    internal void Check()
    {
        (string Name, string? Value)[] credentials =
        [
            (nameof(ConsumerKey), ConsumerKey), (nameof(ConsumerSecret), ConsumerSecret), (nameof(ClientId), ClientId), (nameof(ClientSecret), ClientSecret),
            (nameof(BearerToken), BearerToken), (nameof(OwnerAccessToken), OwnerAccessToken), (nameof(OwnerAccessTokenSecret), OwnerAccessTokenSecret),
        ];
        foreach (var (name, value) in credentials)
        {
            Demand(value?.Length != 0, $"{name} is empty; leave it null.");
        }

        Demand(ActivityRequestReader.IsId(OwnerId), $"{nameof(OwnerId)} is made of 1 to 19 digits.");
        Demand(OwnerUsername is null || FakeXUser.IsUsername(OwnerUsername), $"{nameof(OwnerUsername)} is made of letters, digits and underscores.");
        Demand(StreamKeepAlive > TimeSpan.Zero, $"{nameof(StreamKeepAlive)} is more than nothing.");
        Demand(CrcInterval > TimeSpan.Zero, $"{nameof(CrcInterval)} is more than nothing; {nameof(CrcTimer)} turns it off.");
    }

    private static void Demand(bool isRight, string problem)
    {
        if (!isRight)
        {
            throw new ArgumentException($"{nameof(FakeXOptions)}: {problem}");
        }
    }

    /// <summary>The type's name only: the values are secrets.</summary>
    public override string ToString() => nameof(FakeXOptions);
}
