namespace TwitterEvents.Inbox.Tests;

/// <summary>What a NATS inbox promises beside what every inbox does.</summary>
public sealed class NatsInboxTests : InboxPromises, IAsyncLifetime
{
    private NatsServer server = null!;

    internal override Store Store => store ??= Store.Nats(server);

    private Store? store;

    public async ValueTask InitializeAsync() => server = await NatsServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
