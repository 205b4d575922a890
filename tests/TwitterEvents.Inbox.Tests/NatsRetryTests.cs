namespace TwitterEvents.Inbox.Tests;

/// <summary>Retries on a NATS server.</summary>
public sealed class NatsRetryTests : RetryPromises, IAsyncLifetime
{
    private readonly string name = Store.NewName();
    private NatsServer server = null!;

    internal override Store Store => Store.Nats(server, name);

    public async ValueTask InitializeAsync() => server = await NatsServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
