using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Management.Tests;

/// <summary>The client, as an app gets it.</summary>
internal sealed class Client : IAsyncDisposable
{
    public static readonly UserCredentials User = UserCredentials.OAuth1("42-token", "token-secret");

    private readonly ServiceProvider services;

    private Client(ServiceProvider services) => this.services = services;

    public ITwitterWebhooks X => services.GetRequiredService<ITwitterWebhooks>();

    public IServiceProvider Services => services;

    public CollectedLogs Logs { get; private init; } = null!;

    public static Client Of(string baseAddress, TwitterApi api, TimeProvider? time = null, Action<TwitterManagementOptions>? change = null, Action<IServiceCollection>? services = null)
    {
        var logs = new CollectedLogs();
        var collection = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(logs));
        if (time is not null)
        {
            collection.AddSingleton(time);
        }

        collection.AddTwitterManagement(options =>
        {
            options.Api = api;
            options.Environment = "dev";
            options.BaseAddress = baseAddress;
            options.ConsumerKey = "consumer-key";
            options.ConsumerSecret = "consumer-secret";
            options.AccessToken = "1-owner-token";
            options.AccessTokenSecret = "owner-secret";
            options.BearerToken = "bearer-token";
            change?.Invoke(options);
        });
        collection.AddRegistrar();
        services?.Invoke(collection);
        return new Client(collection.BuildServiceProvider()) { Logs = logs };
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
