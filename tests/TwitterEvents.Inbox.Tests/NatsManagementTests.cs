using TwitterEvents.Nats;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What can be seen of a NATS inbox, and done to it.</summary>
public sealed class NatsManagementTests : InboxManagementPromises, IAsyncLifetime
{
    private readonly string name = Store.NewName();
    private NatsServer server = null!;

    internal override Store Store => Store.Nats(server, name);

    internal override IInboxManagement Outside => new NatsInboxManagement(new NatsInboxOptions { Url = server.Url, Name = name }, TimeProvider.System);

    public async ValueTask InitializeAsync() => server = await NatsServer.StartAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task The_status_has_the_version_of_what_is_stored()
    {
        await using var app = await App.StartAsync(Store);

        Assert.Equal(1, (await Outside.GetStatusAsync(TestContext.Current.CancellationToken)).Version);
    }

    [Fact]
    public async Task No_inbox_and_no_server_are_told_apart()
    {
        var none = await Assert.ThrowsAsync<InboxUnavailableException>(() => Outside.GetStatusAsync(TestContext.Current.CancellationToken));
        Assert.Equal($"There is no inbox '{name}' on {server.Url}: an app makes it when it starts.", none.Message);

        server.Kill();
        var away = await Assert.ThrowsAsync<InboxUnavailableException>(() => Outside.GetStatusAsync(TestContext.Current.CancellationToken));
        Assert.Equal($"The NATS server {server.Url}: it does not answer, or refuses the connection.", away.Message);
    }
}
