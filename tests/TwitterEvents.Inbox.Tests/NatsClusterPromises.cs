using NATS.Client.Core;
using NATS.Client.JetStream;
using TwitterEvents.Nats;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What every inbox promises, of one that three servers keep.</summary>
[Collection("cluster")]
[Trait("size", "long")]
public sealed class NatsClusterInboxTests(SharedCluster shared) : InboxPromises, IAsyncDisposable
{
    private readonly string name = Store.NewName();

    internal override Store Store => shared.Cluster.StoreOf(name);

    public ValueTask DisposeAsync() => shared.DeleteAsync(name);
}

/// <inheritdoc cref="NatsClusterInboxTests"/>
[Collection("cluster")]
[Trait("size", "long")]
public sealed class NatsClusterRetryTests(SharedCluster shared) : RetryPromises, IAsyncDisposable
{
    private readonly string name = Store.NewName();

    internal override Store Store => shared.Cluster.StoreOf(name);

    public ValueTask DisposeAsync() => shared.DeleteAsync(name);
}

/// <inheritdoc cref="NatsClusterInboxTests"/>
[Collection("cluster")]
[Trait("size", "long")]
public sealed class NatsClusterStrictOrderTests(SharedCluster shared) : StrictOrderPromises, IAsyncDisposable
{
    private readonly string name = Store.NewName();

    internal override Store Store => shared.Cluster.StoreOf(name, static options => options.Lease = TimeSpan.FromSeconds(2));

    public ValueTask DisposeAsync() => shared.DeleteAsync(name);
}

/// <inheritdoc cref="NatsClusterInboxTests"/>
[Collection("cluster")]
[Trait("size", "long")]
public sealed class NatsClusterManagementTests(SharedCluster shared) : InboxManagementPromises, IAsyncDisposable
{
    private readonly string name = Store.NewName();

    internal override Store Store => shared.Cluster.StoreOf(name);

    internal override IInboxManagement Outside => new NatsInboxManagement(new NatsInboxOptions { Url = shared.Cluster.Urls, Name = name }, TimeProvider.System);

    public ValueTask DisposeAsync() => shared.DeleteAsync(name);
}

/// <summary>A cluster for all of them; each has an inbox of its own there.</summary>
[CollectionDefinition("cluster")]
public sealed class SharedCluster : ICollectionFixture<SharedCluster>, IAsyncLifetime
{
    private NatsCluster cluster = null!;

    internal NatsCluster Cluster => cluster;

    public async ValueTask InitializeAsync() => cluster = await NatsCluster.StartAsync();

    public ValueTask DisposeAsync() => cluster.DisposeAsync();

    /// <summary>What a cluster keeps costs it work for as long as it is there.</summary>
    public async ValueTask DeleteAsync(string name)
    {
        await using var connection = new NatsConnection(NatsOpts.Default with { Url = cluster.Urls });
        var streams = new NatsJSContext(connection);
        foreach (var stream in (await streams.ListStreamNamesAsync().ToListAsync()).Where(stream => stream.Contains(name, StringComparison.Ordinal)))
        {
            await streams.DeleteStreamAsync(stream);
        }
    }
}
