using TwitterEvents.Signing;

namespace TwitterEvents;

/// <summary>The keys of one app, ready for use.</summary>
internal sealed class AppKeys
{
    private AppKeys(string? name, TwitterAppOptions app)
    {
        Name = name;
        Consumer = Keys(app.ConsumerSecret, app.PreviousConsumerSecrets);
        Client = Keys(app.ClientSecret, app.PreviousClientSecrets);
        Crc = new SigningKey(ChooseCrcSecret(app));
        IsCrcChosenByDefault = app.CrcSecret is null && !string.IsNullOrEmpty(app.ConsumerSecret) && !string.IsNullOrEmpty(app.ClientSecret);
    }

    /// <summary>The app's name in the settings; null for the section's own.</summary>
    public string? Name { get; }

    /// <summary>Verify <see cref="WebhookSignature.HeaderName"/>; the current one first.</summary>
    public SigningKey[] Consumer { get; }

    /// <summary>Verify <see cref="WebhookSignature.OAuth2HeaderName"/>; the current one first.</summary>
    public SigningKey[] Client { get; }

    /// <summary>Signs CRC answers.</summary>
    public SigningKey Crc { get; }

    /// <summary>Both secrets could sign CRC answers, and no setting says which does.</summary>
    public bool IsCrcChosenByDefault { get; }

    public static AppKeys? Create(string? name, TwitterAppOptions app) => TwitterOptionsValidator.HasSecret(app) ? new AppKeys(name, app) : null;

    private static string ChooseCrcSecret(TwitterAppOptions app)
    {
        var (chosen, other) = app.CrcSecret == TwitterSecretKind.Consumer
            ? (app.ConsumerSecret, app.ClientSecret)
            : (app.ClientSecret, app.ConsumerSecret);
        return string.IsNullOrEmpty(chosen) ? other! : chosen;
    }

    private static SigningKey[] Keys(string? current, IList<string> previous)
    {
        var keys = new List<SigningKey>();
        if (!string.IsNullOrEmpty(current))
        {
            keys.Add(new SigningKey(current));
        }

        foreach (var secret in previous)
        {
            keys.Add(new SigningKey(secret));
        }

        return [.. keys];
    }
}
