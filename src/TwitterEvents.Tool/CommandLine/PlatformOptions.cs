using System.CommandLine;
using Microsoft.Extensions.Configuration;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>
/// The options of the commands that call X. Those that every one has, a group of commands has; the others a command has only if it heeds them.
/// </summary>
internal sealed class PlatformOptions
{
    private static readonly Dictionary<string, TwitterApi> Apis = new(StringComparer.OrdinalIgnoreCase)
    {
        ["x-activity"] = TwitterApi.XActivity,
        ["v2"] = TwitterApi.V2,
        ["v1-premium"] = TwitterApi.V1Premium,
        ["v1-enterprise"] = TwitterApi.V1Enterprise,
    };

    private readonly ApiChoice choice;

    public PlatformOptions(ApiChoice choice = ApiChoice.Any)
    {
        this.choice = choice;
        Api.AcceptOnlyFromAmong([.. Apis.Where(entry => choice == ApiChoice.Any || entry.Value != TwitterApi.XActivity).Select(entry => entry.Key)]);
        if (choice == ApiChoice.AccountActivity)
        {
            Api.Description = "The generation of Account Activity. Default: the setting Twitter:Api, otherwise v2.";
        }
    }

    public Option<string> Api { get; } = new("--api")
    {
        Description = "X's API. Webhooks of x-activity are those of v2. Default: the setting Twitter:Api, otherwise x-activity.",
        Recursive = true,
    };

    public Option<string?> Environment { get; } = new("--environment")
    {
        Description = "The development environment, for v1-premium. Default: Twitter:Environment.",
        HelpName = "NAME",
        Recursive = true,
    };

    public Option<string?> WebhookId { get; } = new("--webhook-id")
    {
        Description = "The webhook. Default: the only one X lists.",
        HelpName = "ID",
    };

    public Option<string?> Url { get; } = new("--url")
    {
        Description = "The public URL of the webhook, sent exactly as given. Default: Twitter:Url.",
        HelpName = "URL",
    };

    public Option<string?> UserId { get; } = new("--user-id")
    {
        Description = "The user. add and check go by the token, and refuse it if it is another user's.",
        HelpName = "ID",
    };

    public Option<string?> BaseAddress { get; } = new("--base-address")
    {
        Description = "What takes the place of https://api.x.com. Default: Twitter:BaseAddress.",
        HelpName = "URL",
        Recursive = true,
    };

    public Option<string?> UserSecretsId { get; } = CommonOptions.UserSecretsId();

    public Option<bool> Json { get; } = CommonOptions.Json();

    public void AddTo(Command command)
    {
        Option[] all = [.. choice == ApiChoice.XActivity ? Array.Empty<Option>() : [Api, Environment], BaseAddress, UserSecretsId, Json];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The settings, with what the command line says on top.</summary>
    /// <exception cref="UsageException">A setting cannot be read.</exception>
    public IConfigurationRoot Configure(ParseResult arguments)
    {
        var settings = Settings.Load(arguments.GetValue(UserSecretsId));
        var api = Chosen(ApiOf(arguments.GetValue(Api) ?? settings[$"{Settings.Section}:{nameof(Api)}"]));
        if (api != TwitterApi.V1Premium && arguments.GetValue(Environment) is not null)
        {
            throw new UsageException($"--environment is for v1-premium, and this goes to {NameOf(api)}: add --api v1-premium, or leave it out.");
        }

        var given = new Dictionary<string, string?>(StringComparer.Ordinal) { [$"{Settings.Section}:{nameof(Api)}"] = api.ToString() };
        Overlay(given, nameof(Environment), arguments.GetValue(Environment));
        Overlay(given, nameof(Url), arguments.GetValue(Url));
        Overlay(given, nameof(BaseAddress), arguments.GetValue(BaseAddress));
        return new ConfigurationBuilder().AddConfiguration(settings).AddInMemoryCollection(given).Build();
    }

    private static void Overlay(Dictionary<string, string?> settings, string name, string? value)
    {
        if (value is not null)
        {
            settings[$"{Settings.Section}:{name}"] = value;
        }
    }

    private TwitterApi Chosen(TwitterApi api) => choice switch
    {
        ApiChoice.XActivity => TwitterApi.XActivity,
        ApiChoice.AccountActivity when api == TwitterApi.XActivity => TwitterApi.V2,
        _ => api,
    };

    /// <summary>As <c>--api</c> spells it.</summary>
    public static string NameOf(TwitterApi api) => Apis.First(entry => entry.Value == api).Key;

    /// <summary>As an option spells it, or as the setting of an app does.</summary>
    private static TwitterApi ApiOf(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return TwitterApi.XActivity;
        }

        return Apis.TryGetValue(text, out var api) || (Enum.TryParse(text, ignoreCase: true, out api) && Enum.IsDefined(api))
            ? api
            : throw new UsageException($"{Settings.Section}:{nameof(Api)} must be one of {string.Join(", ", Apis.Keys)}.");
    }
}
