using System.Globalization;

namespace TwitterEvents.Inbox.Tests;

/// <summary>Three real nats-servers on loopback that are one cluster.</summary>
internal sealed class NatsCluster : IAsyncDisposable
{
    private NatsCluster(IReadOnlyList<NatsServer> servers) => Servers = servers;

    public IReadOnlyList<NatsServer> Servers { get; }

    /// <summary>An inbox on it, of which each server has all. An app connects to the first server, as long as that is there.</summary>
    public Store Store => Store.Nats(Servers[0], options =>
    {
        options.Url = string.Join(',', Servers.Select(static server => server.Url));
        (options.Replicas, options.Partitions) = (3, 4);
        options.ConfigureConnection = static connection => connection with { NoRandomize = true };
    });

    public static async Task<NatsCluster> StartAsync()
    {
        int[] ports = [Tools.FreePort(), Tools.FreePort(), Tools.FreePort()];
        var routes = string.Join(", ", ports.Select(static port => string.Create(CultureInfo.InvariantCulture, $"\"nats://127.0.0.1:{port}\"")));
        var servers = new List<NatsServer>();
        foreach (var port in ports)
        {
            servers.Add(await NatsServer.StartAsync(string.Create(
                CultureInfo.InvariantCulture, $$"""server_name: "of-{{port}}", cluster: { name: "test", listen: "127.0.0.1:{{port}}", routes: [{{routes}}] }""")));
        }

        return new NatsCluster(servers);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Servers)
        {
            await server.DisposeAsync();
        }
    }
}
