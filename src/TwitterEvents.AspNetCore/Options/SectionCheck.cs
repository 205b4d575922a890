using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace TwitterEvents;

/// <summary>
/// Finds what the configuration binder would throw for, or pass over in silence. The binder's own error repeats the value, which may be a
/// secret that was given to the wrong setting.
/// </summary>
internal static class SectionCheck
{
    private static readonly string[] Numbers =
    [
        nameof(TwitterOptions.MaxBodyBytes),
        nameof(TwitterOptions.MaxUnverifiedBytes),
        nameof(TwitterOptions.MaxDepth),
        nameof(TwitterOptions.MaxConcurrentDeliveries),
        nameof(TwitterOptions.MaxHandlerThreads),
        nameof(TwitterOptions.RedeliveryCapacity),
    ];

    private static readonly (string Name, string Example)[] Times =
    [
        (nameof(TwitterOptions.HandlerBudget), "2.5 seconds as 00:00:02.5"),
        (nameof(TwitterOptions.HandlerTimeout), "one minute as 00:01:00"),
        (nameof(TwitterOptions.RedeliveryWindow), "one day as 1.00:00:00"),
    ];

    /// <param name="section">The section to be bound.</param>
    /// <param name="path">Its name.</param>
    /// <exception cref="OptionsValidationException">It cannot be bound; the message names each setting, never a value.</exception>
    public static void Check(IConfiguration section, string path)
    {
        var errors = new List<string>();
        foreach (var name in Numbers)
        {
            if (section[name] is { } number && !int.TryParse(number, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
            {
                errors.Add($"{path}:{name} must be a whole number, in digits only.");
            }
        }

        foreach (var (name, example) in Times)
        {
            // A number alone would be days.
            if (section[name] is { } time && (!time.Contains(':') || !TimeSpan.TryParse(time, CultureInfo.InvariantCulture, out _)))
            {
                errors.Add($"{path}:{name} must be a time; write {example}.");
            }
        }

        CheckApp(section, path, errors);
        var apps = section.GetSection(nameof(TwitterOptions.Apps));
        foreach (var app in apps.GetChildren())
        {
            var appPath = TwitterOptionsValidator.AppPath(path, app.Key);
            CheckNoValue(app, appPath, $"Set {appPath}:{nameof(TwitterAppOptions.ConsumerSecret)}", errors);
            CheckApp(app, appPath, errors);
        }

        CheckNoValue(apps, $"{path}:{apps.Key}", $"Set {path}:{apps.Key}:NAME:{nameof(TwitterAppOptions.ConsumerSecret)}", errors);
        if (errors.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(TwitterOptions), errors);
        }
    }

    private static void CheckApp(IConfiguration app, string path, List<string> errors)
    {
        if (app[nameof(TwitterAppOptions.CrcSecret)] is { Length: > 0 } kind && !Enum.TryParse<TwitterSecretKind>(kind, ignoreCase: true, out _))
        {
            errors.Add(TwitterOptionsValidator.NoSecretKind(path));
        }

        CheckList(app.GetSection(nameof(TwitterAppOptions.PreviousConsumerSecrets)), path, errors);
        CheckList(app.GetSection(nameof(TwitterAppOptions.PreviousClientSecrets)), path, errors);
    }

    private static void CheckList(IConfigurationSection list, string path, List<string> errors)
    {
        var setting = $"{path}:{list.Key}";
        var variable = setting.Replace(":", "__", StringComparison.Ordinal);
        CheckNoValue(list, setting, $"It is a list: give the first one to {setting}:0 (as environment variable {variable}__0)", errors);
    }

    // An empty JSON array or object is a section whose value is the empty text.
    private static void CheckNoValue(IConfigurationSection section, string path, string cure, List<string> errors)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            errors.Add($"{path} has a value of its own, which is not read. {cure}.");
        }
    }
}
