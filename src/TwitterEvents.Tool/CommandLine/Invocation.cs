using System.CommandLine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>One run of a command that calls X: its settings, its client, its output.</summary>
internal sealed class Invocation : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly ParseResult arguments;
    private readonly PlatformOptions options;
    private ServiceProvider? v2;

    private Invocation(ServiceProvider services, ParseResult arguments, PlatformOptions options, Output output)
    {
        this.services = services;
        this.arguments = arguments;
        this.options = options;
        Output = output;
        Management = ReadOptions(services);
        output.Redaction.Hide(Management);
        var configuration = services.GetRequiredService<IConfiguration>();
        Url = configuration[$"{Settings.Section}:Url"];
        CrcSecret = configuration[$"{Settings.Section}:CrcSecret"];
    }

    public Output Output { get; }

    public TwitterManagementOptions Management { get; }

    public ITwitterWebhooks X => services.GetRequiredService<ITwitterWebhooks>();

    public ITwitterActivity Activity => services.GetRequiredService<ITwitterActivity>();

    /// <summary>The tokens of users, once a folder is opened; calls with <see cref="UserCredentials.Stored"/> have theirs from there.</summary>
    public CommandTokens Tokens => services.GetRequiredService<CommandTokens>();

    public ITwitterAccounts Accounts => services.GetRequiredService<ITwitterAccounts>();

    /// <summary>For what the interfaces do not have.</summary>
    public ApiClient Client => services.GetRequiredService<ApiClient>();

    /// <summary>The webhooks of v2, which are those of X Activity, whichever generation the command is about.</summary>
    public ITwitterWebhooks V2 => (Management.Api is TwitterApi.XActivity or TwitterApi.V2 ? services : v2 ??= Provide(WithApi(TwitterApi.V2), Output))
        .GetRequiredService<ITwitterWebhooks>();

    /// <summary>Takes an answer made with either secret.</summary>
    public CrcProbe Probe => services.GetRequiredService<CrcProbe>();

    /// <summary>Takes an answer made with the client secret alone.</summary>
    public CrcProbe ClientSecretProbe => new(
        services.GetRequiredService<IHttpClientFactory>(),
        new FixedOptions<TwitterManagementOptions>(new TwitterManagementOptions { ClientSecret = Management.ClientSecret, BaseAddress = Management.BaseAddress }),
        Time);

    public TimeProvider Time => services.GetRequiredService<TimeProvider>();

    /// <summary>The option, otherwise the setting.</summary>
    public string? Url { get; }

    /// <summary>The receiver's setting: which of its secrets answers the check.</summary>
    public string? CrcSecret { get; }

    /// <summary>Whether the base address is on this machine, where the rules of the public X do not hold.</summary>
    public bool IsOwnX => Uri.TryCreate(Management.BaseAddress, UriKind.Absolute, out var address) && address.IsLoopback;

    /// <summary>The URL only if it was given as an option.</summary>
    public string? GivenUrl => arguments.GetValue(options.Url);

    public string? WebhookId => arguments.GetValue(options.WebhookId);

    public string? UserId => arguments.GetValue(options.UserId);

    /// <exception cref="UsageException">A setting cannot be read.</exception>
    public static Invocation Open(ParseResult arguments, PlatformOptions options, Output output)
    {
        return new Invocation(Provide(options.Configure(arguments), output), arguments, options, output);
    }

    /// <summary>The tokens of the user to subscribe.</summary>
    /// <exception cref="TwitterCredentialsException">One is not set.</exception>
    /// <exception cref="UsageException">They are those of another user than the option names.</exception>
    public UserCredentials User()
    {
        var credentials = Credentials.Owner(Management);
        var user = UserCredentials.OAuth1(credentials.AccessToken, credentials.AccessTokenSecret);
        if (UserId is { } wanted && user.UserId is { } own && wanted != own)
        {
            throw new UsageException(
                $"{Settings.Section}:AccessToken is a token of user {own}, not of {wanted}. X takes this call only with the user's own tokens: set "
                    + $"{Settings.Section}:AccessToken and {Settings.Section}:AccessTokenSecret to those of {wanted}, or look with `twitter-events subscription list`.");
        }

        if (UserId is not null && user.UserId is null)
        {
            Output.Note($"Whose token {Settings.Section}:AccessToken is cannot be told from it; X goes by the token.");
        }

        return user;
    }

    /// <summary>What lets users sign in, for these event types. Their tokens go into the folder that is open.</summary>
    public ITwitterSignIn SignIn(IReadOnlyList<string> eventTypes)
    {
        var wanted = new TwitterRegistrationOptions();
        foreach (var type in eventTypes)
        {
            wanted.EventTypes.Add(type);
        }

        return new TwitterSignIn(
            services.GetRequiredService<TokenEndpoint>(),
            Tokens,
            Accounts,
            new ActivityTargets(),
            services.GetRequiredService<IOptionsMonitor<TwitterManagementOptions>>(),
            new FixedOptions<TwitterRegistrationOptions>(wanted));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (v2 is not null)
        {
            await v2.DisposeAsync();
        }
    }

    private static ServiceProvider Provide(IConfiguration configuration, Output output) => new ServiceCollection()
        .AddSingleton(configuration)
        .AddLogging(logging => logging
            .SetMinimumLevel(LogLevel.None)
            .AddFilter(WaitLog.Category, LogLevel.Information)
            .AddProvider(new WaitLog(output)))
        .AddTwitterManagement(configuration.GetSection(Settings.Section))
        .AddSingleton(provider => new CommandTokens(output.Redaction, provider.GetRequiredService<TimeProvider>()))
        .AddTwitterTokenStore(provider => provider.GetRequiredService<CommandTokens>())
        .BuildServiceProvider();

    private IConfiguration WithApi(TwitterApi api) => new ConfigurationBuilder()
        .AddConfiguration(services.GetRequiredService<IConfiguration>())
        .AddInMemoryCollection([new($"{Settings.Section}:{nameof(TwitterManagementOptions.Api)}", api.ToString())])
        .Build();

    private static TwitterManagementOptions ReadOptions(ServiceProvider services)
    {
        try
        {
            return services.GetRequiredService<IOptionsMonitor<TwitterManagementOptions>>().CurrentValue;
        }
        catch (OptionsValidationException exception)
        {
            throw new UsageException(exception.Message);
        }
    }

    private sealed class FixedOptions<T>(T options) : IOptionsMonitor<T>
    {
        public T CurrentValue => options;

        public T Get(string? name) => options;

        public IDisposable? OnChange(Action<T, string?> listener) => null;
    }
}
