using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace TwitterEvents.StartUp;

/// <summary>Says of a secret that is missing where it perhaps is: under a name that is misspelt, or in another section.</summary>
/// <param name="section">What the settings are read from.</param>
/// <param name="root">The configuration of the app.</param>
internal sealed class MissingSecretCheck(IConfiguration section, IConfiguration? root) : IValidateOptions<TwitterOptions>
{
    public ValidateOptionsResult Validate(string? name, TwitterOptions options)
    {
        List<string?> missing = [.. options.Apps.Where(static app => !TwitterOptionsValidator.HasSecret(app.Value)).Select(static app => app.Key)];
        if (options.Apps.Count == 0 && !TwitterOptionsValidator.HasSecret(options))
        {
            missing.Add(null);
        }

        var problem = missing.Select(DescribeMisspelt).FirstOrDefault(static text => text is not null) ?? (missing.Contains(null) ? DescribeOther() : null);
        return problem is null ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problem);
    }

    private string? DescribeMisspelt(string? app)
    {
        if (section is not IConfigurationSection named)
        {
            return null;
        }

        var path = TwitterOptionsValidator.AppPath(named.Path, app);
        string[] secrets = [$"{path}:{nameof(TwitterAppOptions.ConsumerSecret)}", $"{path}:{nameof(TwitterAppOptions.ClientSecret)}"];
        return SettingNames.FindUnknown(named)
            .Where(unknown => secrets.Contains(unknown.Nearest, StringComparer.OrdinalIgnoreCase))
            .Select(static unknown => $"{unknown.Setting} is no setting of TwitterEvents and is not read. Did you mean {unknown.Nearest}, which is not set?")
            .FirstOrDefault();
    }

    private string? DescribeOther()
    {
        if (FindOther() is not { } other)
        {
            return null;
        }

        var given = section is IConfigurationSection { Path: var path } ? $"section {path}" : "configuration as a whole";
        return $"AddTwitterEvents was given the {given}, which has no secret; the section {other} has one. Call "
            + $"AddTwitterEvents(builder.Configuration.GetSection(\"{other}\")), or rename the settings.";
    }

    // Many a section has a ClientSecret, of whatever service.
    private string? FindOther()
    {
        var others = root?.GetChildren().Where(other => other.Path != (section as IConfigurationSection)?.Path).ToList();
        return (others?.Find(static other => IsTwitter(other) && (HasSecret(other) || other.GetSection(nameof(TwitterOptions.Apps)).GetChildren().Any(HasSecret)))
            ?? others?.Find(static other => !string.IsNullOrEmpty(other[nameof(TwitterAppOptions.ConsumerSecret)])))?.Key;
    }

    private static bool IsTwitter(IConfigurationSection other) => other.Key.Equals(TwitterSection.DefaultPath, StringComparison.OrdinalIgnoreCase);

    private static bool HasSecret(IConfigurationSection other) =>
        !string.IsNullOrEmpty(other[nameof(TwitterAppOptions.ConsumerSecret)]) || !string.IsNullOrEmpty(other[nameof(TwitterAppOptions.ClientSecret)]);
}
