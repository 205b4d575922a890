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

    private TwitterRegistrationOptions Declared =>
        services.GetRequiredService<IOptionsMonitor<TwitterRegistrationOptions>>().CurrentValue;

    public static async Task<Stage> StartAsync(
        TwitterApi api,
        Action<TwitterRegistrationOptions>? declare = null,
        string? secret = null,
        Action<WebApplication>? pipeline = null,
        Action<Dictionary<string, string?>>? settings = null)
    {
        var x = await FakeX.StartAsync(cancellationToken: Token);
        var bot = await Bot.StartAsync(x, api, secret: secret, pipeline: pipeline);
        var values = Bot.Settings(x, api);
        settings?.Invoke(values);
        var services = new ServiceCollection().AddLogging()
            .AddTwitterManagement(new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection("Twitter"))
            .AddSingleton<Registrar>()
            .Configure<TwitterRegistrationOptions>(options =>
            {
                options.Url = bot.Url;
                declare?.Invoke(options);
            });
        return new Stage(x, bot, services.BuildServiceProvider());
    }

    /// <summary>Changes the settings, as a reload does.</summary>
    public void Change(Action<TwitterManagementOptions> change) =>
        change(services.GetRequiredService<IOptionsMonitor<TwitterManagementOptions>>().CurrentValue);

    public Task<string> EnsureAsync() => services.GetRequiredService<Registrar>().EnsureAsync(Declared, Token);

    public void Declare(params string[] userIds) => Array.ForEach(userIds, id => Declare(X.AddUser(id)));

    public void Declare(FakeXUser user) => Declare(UserCredentials.OAuth1(user.AccessToken, user.AccessTokenSecret));

    public void Declare(UserCredentials user) => Declared.Users.Add(user);

    /// <summary>Registers another app's webhook; the same bot answers its check.</summary>
    public async Task<string> AddOtherAsync()
    {
        var url = $"{Bot.Url}?other";
        await services.GetRequiredService<ITwitterWebhooks>().CreateAsync(url, Token);
        return url;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Bot.DisposeAsync();
        await X.DisposeAsync();
    }
}
