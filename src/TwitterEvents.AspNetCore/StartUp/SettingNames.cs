using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.StartUp;

/// <summary>The names that settings may have, and those in a section that nobody reads.</summary>
internal static class SettingNames
{
    private const int MaxReported = 8;

    private static readonly string[] OfReceiver = NamesOf(typeof(TwitterOptions));

    private static readonly string[] OfApp = NamesOf(typeof(TwitterAppOptions));

    /// <summary>What TwitterEvents.Management and the tool, which this library does not know, read from the same section.</summary>
    public static readonly string[] OfOthers =
    [
        "Api", "BaseAddress", "BearerToken", "ClientId", "ClientSecret", "ConsumerKey", "ConsumerSecret", "AccessToken", "AccessTokenSecret",
        "Environment", "Inbox", "InboxName", "MaxRateLimitWait", "NatsCa", "NatsCredentials", "Url",
    ];

    /// <summary>Other words for them, most of them those of X's developer portal.</summary>
    private static readonly Dictionary<string, string> OtherWords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ApiKey"] = "ConsumerKey",
        ["ApiKeySecret"] = "ConsumerSecret",
        ["ApiSecret"] = "ConsumerSecret",
        ["ApiSecretKey"] = "ConsumerSecret",
        ["WebhookUrl"] = "Url",
    };

    /// <summary>The first settings that nobody reads, each with the setting it was perhaps meant to be.</summary>
    public static IEnumerable<(string Setting, string? Nearest)> FindUnknown(IConfigurationSection section)
    {
        string[] own = [.. OfReceiver.Union(OfOthers).Select(name => $"{section.Path}:{name}")];
        var unknown = FindUnknown(section, own, []);
        foreach (var app in section.GetSection(nameof(TwitterOptions.Apps)).GetChildren())
        {
            unknown = unknown.Concat(FindUnknown(app, [.. OfApp.Union(OfOthers).Select(name => $"{app.Path}:{name}")], own));
        }

        return unknown.Take(MaxReported);
    }

    private static IEnumerable<(string Setting, string? Nearest)> FindUnknown(IConfigurationSection section, string[] known, string[] elsewhere)
    {
        foreach (var setting in section.GetChildren())
        {
            if (!known.Contains(setting.Path, StringComparer.OrdinalIgnoreCase))
            {
                var name = OtherWords.GetValueOrDefault(setting.Key, setting.Key);
                yield return (OutsideText.Show(setting.Path), NearestSetting.Find(name, known.Concat(elsewhere)));
            }
        }
    }

    private static string[] NamesOf([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type options) =>
        [.. options.GetProperties().Select(static property => property.Name)];
}
