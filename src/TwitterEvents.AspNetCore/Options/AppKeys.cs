using TwitterEvents.Signing;

namespace TwitterEvents;

/// <summary>The keys of one app, ready for use.</summary>
internal sealed class AppKeys
{
    private AppKeys(string? name, TwitterAppOptions app, string section)
    {
        Name = name;
        var path = TwitterOptionsValidator.AppPath(section, name);
        Consumer = new VerifyingKeys(
            WebhookSignature.HeaderName,
            $"{path}:{nameof(app.ConsumerSecret)}",
            "API Key Secret",
            app.ConsumerSecret,
            app.PreviousConsumerSecrets);
        Client = new VerifyingKeys(
            WebhookSignature.OAuth2HeaderName,
            $"{path}:{nameof(app.ClientSecret)}",
            "OAuth 2.0 Client Secret",
            app.ClientSecret,
            app.PreviousClientSecrets);
        Crc = new SigningKey(ChooseCrcSecret(app));
        IsCrcChosenByDefault = app.CrcSecret is null && !string.IsNullOrEmpty(app.ConsumerSecret) && !string.IsNullOrEmpty(app.ClientSecret);
    }

    /// <summary>The app's name in the settings; null for the section's own.</summary>
    public string? Name { get; }

    /// <summary>Verify <see cref="WebhookSignature.HeaderName"/>.</summary>
    public VerifyingKeys Consumer { get; }

    /// <summary>Verify <see cref="WebhookSignature.OAuth2HeaderName"/>.</summary>
    public VerifyingKeys Client { get; }

    /// <summary>Signs CRC answers.</summary>
    public SigningKey Crc { get; }

    /// <summary>Both secrets could sign CRC answers, and no setting says which does.</summary>
    public bool IsCrcChosenByDefault { get; }

    public static AppKeys? Create(string? name, TwitterAppOptions app, string section) =>
        TwitterOptionsValidator.HasSecret(app) ? new AppKeys(name, app, section) : null;

    private static string ChooseCrcSecret(TwitterAppOptions app)
    {
        var (chosen, other) = app.CrcSecret == TwitterSecretKind.Consumer
            ? (app.ConsumerSecret, app.ClientSecret)
            : (app.ClientSecret, app.ConsumerSecret);
        return string.IsNullOrEmpty(chosen) ? other! : chosen;
    }
}
