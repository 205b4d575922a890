using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TwitterEvents.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>A fake X, a bot, and what registers it, without the service that tries again.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly ServiceProvider services;

    private Stage(FakeX x, Bot bot, ServiceProvider services)
    {
        X = x;
        Bot = bot;
        this.services = services;
    }

    public FakeX X { get; }

    public Bot Bot { get; }

    public TwitterRegistrationOptions Declared =>
        services.GetRequiredService<IOptionsMonitor<TwitterRegistrationOptions>>().CurrentValue;

    public static async Task<Stage> StartAsync(
        TwitterApi api,
        Action<TwitterRegistrationOptions>? declare = null,
        string? secret = null,
        Action<WebApplication>? pipeline = null,
        Action<Dictionary<string, string?>>? settings = null,
        FakeXOptions? options = null,
        TimeProvider? time = null,
        Action<IServiceCollection>? add = null)
    {
        var x = await FakeX.StartAsync(options, Token);
        var bot = await Bot.StartAsync(x, api, secret: secret, pipeline: pipeline);
        var values = Bot.Settings(x, api);
        settings?.Invoke(values);
        IServiceCollection services = new ServiceCollection();
        services.AddLogging()
            .AddTwitterManagement(new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection("Twitter"))
            .AddRegistrar()
            .Configure<TwitterRegistrationOptions>(wanted =>
            {
                wanted.Url = bot.Url;
                declare?.Invoke(wanted);
            });
        if (time is not null)
        {
            services.AddSingleton(time);
        }

        add?.Invoke(services);
        return new Stage(x, bot, services.BuildServiceProvider());
    }

    /// <summary>X Activity, with the credentials of the app.</summary>
    public ITwitterActivity Activity => services.GetRequiredService<ITwitterActivity>();

    /// <summary>Changes what is declared.</summary>
    public void Declare(Action<TwitterRegistrationOptions> change) => change(Declared);

    /// <summary>Changes the settings, as a reload does.</summary>
    public void Change(Action<TwitterManagementOptions> change) =>
        change(services.GetRequiredService<IOptionsMonitor<TwitterManagementOptions>>().CurrentValue);

    public async Task<string> EnsureAsync() => (await services.GetRequiredService<Registrar>().EnsureAsync(Declared, states => States = states, Token))!;

    /// <summary>How each subscription stood at the last look.</summary>
    public IReadOnlyList<TwitterSubscriptionState> States { get; private set; } = [];

    public void Declare(params string[] userIds) => Array.ForEach(userIds, id => Declare(X.AddUser(id)));

    public void Declare(FakeXUser user) => Declare(UserCredentials.OAuth1(user.AccessToken, user.AccessTokenSecret));

    public void Declare(UserCredentials user) => Declared.Users.Add(user);

    /// <summary>Registers another app's webhook; the same bot answers its check.</summary>
    /// <returns>Its URL.</returns>
    public async Task<string> AddOtherAsync() => (await AddAsync($"{Bot.Url}?other")).Url;

    /// <summary>Registers another deployment's webhook.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> AddOtherWebhookAsync() => (await AddAsync($"{Bot.Url}?other")).Id;

    /// <summary>Registers the bot's webhook.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> AddOwnWebhookAsync() => (await AddAsync(Bot.Url)).Id;

    private Task<Webhook> AddAsync(string url) => services.GetRequiredService<ITwitterWebhooks>().CreateAsync(url, Token);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Bot.DisposeAsync();
        await X.DisposeAsync();
    }
}
