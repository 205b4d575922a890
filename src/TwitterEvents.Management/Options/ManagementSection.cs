using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace TwitterEvents.Management;

/// <summary>
/// Takes the settings from the section. The configuration binder does the same, but repeats a value it cannot read in its error, and that may
/// be a secret that was given to the wrong setting.
/// </summary>
internal static class ManagementSection
{
    private static readonly (string Name, TwitterApi Api)[] Apis =
    [
        ("x-activity", TwitterApi.XActivity),
        ("v2", TwitterApi.V2),
        ("v1-premium", TwitterApi.V1Premium),
        ("v1-enterprise", TwitterApi.V1Enterprise),
    ];

    /// <exception cref="OptionsValidationException">A value cannot be read; the message names the setting, never the value.</exception>
    public static void Read(IConfiguration section, string path, TwitterManagementOptions options)
    {
        var errors = new List<string>();
        options.Section = path;
        options.Environment = section[nameof(options.Environment)] ?? options.Environment;
        options.ConsumerKey = section[nameof(options.ConsumerKey)] ?? options.ConsumerKey;
        options.ConsumerSecret = section[nameof(options.ConsumerSecret)] ?? options.ConsumerSecret;
        options.AccessToken = section[nameof(options.AccessToken)] ?? options.AccessToken;
        options.AccessTokenSecret = section[nameof(options.AccessTokenSecret)] ?? options.AccessTokenSecret;
        options.BearerToken = section[nameof(options.BearerToken)] ?? options.BearerToken;
        options.ClientId = section[nameof(options.ClientId)] ?? options.ClientId;
        options.ClientSecret = section[nameof(options.ClientSecret)] ?? options.ClientSecret;
        options.BaseAddress = section[nameof(options.BaseAddress)] is { Length: > 0 } address ? address : options.BaseAddress;
        if (!ApiUri.IsSafe(options.BaseAddress))
        {
            errors.Add($"{path}:{nameof(options.BaseAddress)} must be an https:// address, or plain http:// on this machine; X's is {TwitterManagementOptions.DefaultBaseAddress}.");
        }

        if (section[nameof(options.Api)] is { Length: > 0 } name)
        {
            if (TryParse(name, out var api))
            {
                options.Api = api;
            }
            else
            {
                errors.Add($"{path}:{nameof(options.Api)} must be x-activity, v2, v1-premium or v1-enterprise.");
            }
        }

        if (section[nameof(options.MaxRateLimitWait)] is { Length: > 0 } wait)
        {
            if (TimeSpan.TryParse(wait, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero && time <= TimeSpan.FromHours(1))
            {
                options.MaxRateLimitWait = time;
            }
            else
            {
                errors.Add($"{path}:{nameof(options.MaxRateLimitWait)} must be a time of at most one hour; write 16 minutes as 00:16:00.");
            }
        }

        if (errors.Count > 0)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(TwitterManagementOptions), errors);
        }
    }

    /// <summary><c>v1-premium</c>, or the name of the member.</summary>
    public static bool TryParse(string name, out TwitterApi api)
    {
        foreach (var entry in Apis)
        {
            if (name.Equals(entry.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(entry.Api.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                api = entry.Api;
                return true;
            }
        }

        api = default;
        return false;
    }
}
