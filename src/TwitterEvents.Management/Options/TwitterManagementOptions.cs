namespace TwitterEvents.Management;

/// <summary>
/// Which API is called, and with what: the configuration section <c>Twitter</c>, which the receiver shares. Each call takes what it needs, and
/// tells before it is made what is missing.
/// </summary>
public sealed class TwitterManagementOptions
{
    /// <summary>The API. Default <see cref="TwitterApi.XActivity"/>.</summary>
    public TwitterApi Api { get; set; }

    /// <summary>The label of the development environment, for <see cref="TwitterApi.V1Premium"/>; upper and lower case differ.</summary>
    public string? Environment { get; set; }

    /// <summary>The app's consumer key (API Key).</summary>
    public string? ConsumerKey { get; set; }

    /// <summary>The app's consumer secret (API Key Secret).</summary>
    public string? ConsumerSecret { get; set; }

    /// <summary>The OAuth 1.0a access token of the app's owner.</summary>
    public string? AccessToken { get; set; }

    /// <summary>The secret of <see cref="AccessToken"/>.</summary>
    public string? AccessTokenSecret { get; set; }

    /// <summary>The app-only bearer token. Without it one is fetched with the consumer key and secret.</summary>
    public string? BearerToken { get; set; }

    /// <summary>The OAuth 2.0 client id.</summary>
    public string? ClientId { get; set; }

    /// <summary>The OAuth 2.0 client secret; X can sign a CRC with it: see the receiver's <c>CrcSecret</c>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// What takes the place of <c>https://api.x.com</c>; <c>/1.1/…</c>, <c>/2/…</c> and <c>/oauth2/token</c> hang off it. Plain HTTP only on
    /// loopback.
    /// </summary>
    public string BaseAddress { get; set; } = DefaultBaseAddress;

    /// <summary>
    /// How long a call may wait when X limits its rate; if X asks for more, the call fails at once and says until when. X's windows are 15
    /// minutes. Zero to one hour; default 16 minutes.
    /// </summary>
    public TimeSpan MaxRateLimitWait { get; set; } = TimeSpan.FromMinutes(16);

    /// <summary>The name of the section, for errors.</summary>
    internal string Section { get; set; } = DefaultSection;

    internal const string DefaultSection = "Twitter";

    internal const string DefaultBaseAddress = "https://api.x.com";
}
