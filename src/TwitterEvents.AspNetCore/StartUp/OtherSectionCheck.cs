using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace TwitterEvents.StartUp;

/// <summary>Says of settings without a secret which other section has one: the name given to <c>AddTwitterEvents</c> may be misspelt.</summary>
/// <param name="section">What the settings are read from.</param>
/// <param name="root">The configuration of the app.</param>
internal sealed class OtherSectionCheck(IConfiguration section, IConfiguration? root) : IValidateOptions<TwitterOptions>
{
    public ValidateOptionsResult Validate(string? name, TwitterOptions options)
    {
        if (TwitterOptionsValidator.HasSecret(options) || options.Apps.Count > 0 || FindOther() is not { } other)
        {
            return ValidateOptionsResult.Success;
        }

        var given = section is IConfigurationSection { Path: var path } ? $"section {path}" : "configuration as a whole";
        return ValidateOptionsResult.Fail(
            $"AddTwitterEvents was given the {given}, which has no {nameof(options.ConsumerSecret)}; the section {other} has one. Call "
                + $"AddTwitterEvents(builder.Configuration.GetSection(\"{other}\")), or rename the settings.");
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
