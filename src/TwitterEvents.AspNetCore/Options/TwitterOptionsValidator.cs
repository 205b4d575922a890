namespace TwitterEvents;

/// <summary>Says what is wrong with settings: the setting's full name, and the cure. Never a value of a secret.</summary>
internal static class TwitterOptionsValidator
{
    private const int MaxMaxBodyBytes = 1 << 30;

    private static readonly TimeSpan MaxHandlerBudget = TimeSpan.FromMinutes(10);

    /// <param name="options">The settings.</param>
    /// <param name="section">The name of their section, for example <c>Twitter</c>.</param>
    public static List<string> Validate(TwitterOptions options, string section)
    {
        var errors = new List<string>();
        CheckRange(options.MaxBodyBytes, 1, MaxMaxBodyBytes, $"{section}:{nameof(options.MaxBodyBytes)}", errors);
        if (options.MaxUnverifiedBytes < options.MaxBodyBytes)
        {
            errors.Add($"{section}:{nameof(options.MaxUnverifiedBytes)} must be at least {section}:{nameof(options.MaxBodyBytes)}.");
        }

        CheckRange(options.MaxDepth, 1, TwitterEventsOptions.MaxMaxDepth, $"{section}:{nameof(options.MaxDepth)}", errors);
        CheckRange(options.MaxConcurrentDeliveries, 1, int.MaxValue, $"{section}:{nameof(options.MaxConcurrentDeliveries)}", errors);
        CheckRange(options.MaxHandlerThreads, 1, int.MaxValue, $"{section}:{nameof(options.MaxHandlerThreads)}", errors);
        CheckRange(options.RedeliveryCapacity, 1, int.MaxValue, $"{section}:{nameof(options.RedeliveryCapacity)}", errors);
        if (options.HandlerBudget <= TimeSpan.Zero || options.HandlerBudget > MaxHandlerBudget)
        {
            var setting = $"{section}:{nameof(options.HandlerBudget)}";
            errors.Add($"{setting} must be more than zero and at most ten minutes; write 2.5 seconds as 00:00:02.5.");
        }

        if (!ProcessingSettings.IsTimeLimit(options.HandlerTimeout))
        {
            var setting = $"{section}:{nameof(options.HandlerTimeout)}";
            errors.Add($"{setting} must be more than zero and at most 24 days, or -00:00:00.001 for none; write one minute as 00:01:00.");
        }

        if (options.RedeliveryWindow <= TimeSpan.Zero)
        {
            errors.Add($"{section}:{nameof(options.RedeliveryWindow)} must be more than zero; write one day as 1.00:00:00.");
        }

        // The section itself may stay without a secret when only named apps are received; MapTwitterEvents demands what it maps.
        CheckSecrets(options, section, errors);
        if (options.Apps.Count == 0)
        {
            CheckHasSecret(options, section, errors);
        }

        foreach (var (name, app) in options.Apps)
        {
            var path = AppPath(section, name);
            CheckSecrets(app, path, errors);
            CheckHasSecret(app, path, errors);
        }

        return errors;
    }

    public static bool HasSecret(TwitterAppOptions app) => !string.IsNullOrEmpty(app.ConsumerSecret) || !string.IsNullOrEmpty(app.ClientSecret);

    public static string AppPath(string section, string? app) => app is null ? section : $"{section}:{nameof(TwitterOptions.Apps)}:{app}";

    public static string MissingSecret(string path)
    {
        var setting = $"{path}:{nameof(TwitterAppOptions.ConsumerSecret)}";
        return $"{setting} is not set. Give it the API Key Secret of your X app (developer portal, Keys and tokens): as the environment variable "
            + $"{setting.Replace(":", "__", StringComparison.Ordinal)}, or with `dotnet user-secrets set {setting} …`. For an app that has an "
            + $"OAuth 2.0 client secret only, set {path}:{nameof(TwitterAppOptions.ClientSecret)}.";
    }

    public static string NoSecretKind(string path) =>
        $"{path}:{nameof(TwitterAppOptions.CrcSecret)} must be {nameof(TwitterSecretKind.Consumer)} or {nameof(TwitterSecretKind.Client)}: "
            + "it says which of the two secrets answers a CRC, and is no secret itself.";

    private static void CheckHasSecret(TwitterAppOptions app, string path, List<string> errors)
    {
        if (!HasSecret(app))
        {
            errors.Add(MissingSecret(path));
        }
    }

    private static void CheckSecrets(TwitterAppOptions app, string path, List<string> errors)
    {
        CheckWhiteSpace(app.ConsumerSecret, $"{path}:{nameof(app.ConsumerSecret)}", errors);
        CheckWhiteSpace(app.ClientSecret, $"{path}:{nameof(app.ClientSecret)}", errors);
        CheckPrevious(app.PreviousConsumerSecrets, $"{path}:{nameof(app.PreviousConsumerSecrets)}", errors);
        CheckPrevious(app.PreviousClientSecrets, $"{path}:{nameof(app.PreviousClientSecrets)}", errors);
        if (app.CrcSecret is { } crcSecret && !Enum.IsDefined(crcSecret))
        {
            errors.Add(NoSecretKind(path));
        }
    }

    private static void CheckPrevious(IList<string> secrets, string path, List<string> errors)
    {
        for (var i = 0; i < secrets.Count; i++)
        {
            if (string.IsNullOrEmpty(secrets[i]))
            {
                errors.Add($"{path}:{i} is empty. Give it the former secret, or remove it.");
            }

            CheckWhiteSpace(secrets[i], $"{path}:{i}", errors);
        }
    }

    private static void CheckWhiteSpace(string? secret, string path, List<string> errors)
    {
        if (!string.IsNullOrEmpty(secret) && (char.IsWhiteSpace(secret[0]) || char.IsWhiteSpace(secret[^1])))
        {
            errors.Add($"{path} begins or ends with white space. Remove it: often a line break that came along when the secret was copied.");
        }
    }

    private static void CheckRange(int value, int min, int max, string path, List<string> errors)
    {
        if (value < min || value > max)
        {
            errors.Add(max == int.MaxValue ? $"{path} must be at least {min}." : $"{path} must be {min} to {max}.");
        }
    }
}
