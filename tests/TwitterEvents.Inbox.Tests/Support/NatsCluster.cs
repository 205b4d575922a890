using System.Globalization;
using System.Text.Json.Nodes;
using NATS.Client.Core;
using TwitterEvents.Nats;

namespace TwitterEvents.Inbox.Tests;

/// <summary>Three real nats-servers on loopback that are one cluster.</summary>
internal sealed class NatsCluster : IAsyncDisposable
{
    private readonly IReadOnlyList<string> names;

    private NatsCluster(IReadOnlyList<NatsServer> servers, IReadOnlyList<string> names) => (Servers, this.names) = (servers, names);

    public IReadOnlyList<NatsServer> Servers { get; }

    public string Urls => string.Join(',', Servers.Select(static server => server.Url));

    /// <summary>An inbox on it, of which each server has all. An app connects to the first server, as long as that is there.</summary>
    public Store Store => StoreOf(Store.NewName());

    /// <inheritdoc cref="Store"/>
    public Store StoreOf(string name, Action<NatsInboxOptions>? configure = null) => Store.Nats(Servers[0], name, options =>
    {
        options.Url = Urls;
        (options.Replicas, options.Partitions) = (3, 4);
        options.ConfigureConnection = static connection => connection with { NoRandomize = true };
        configure?.Invoke(options);
    });

    public static async Task<NatsCluster> StartAsync()
    {
        int[] ports = [Ports.Free(), Ports.Free(), Ports.Free()];
        var routes = string.Join(", ", ports.Select(static port => string.Create(CultureInfo.InvariantCulture, $"\"nats://127.0.0.1:{port}\"")));
        var servers = new List<NatsServer>();
        foreach (var port in ports)
        {
            servers.Add(await NatsServer.StartAsync(string.Create(
                CultureInfo.InvariantCulture, $$"""server_name: "{{NameOf(port)}}", cluster: { name: "test", listen: "127.0.0.1:{{port}}", routes: [{{routes}}] }""")));
        }

        return new NatsCluster(servers, [.. ports.Select(NameOf)]);
    }

    /// <summary>What a stream holds, as one server knows it, which leads the stream from then on; as who leads it knows it, if it is none.</summary>
    public async Task<JsonNode> StateAsync(NatsConnection connection, string stream, int? server = null)
    {
        JsonNode? info = null;
        await Until.TrueAsync(() =>
        {
            info = Ask($"$JS.API.STREAM.INFO.{stream}");
            if (info?["cluster"]?["leader"]?.GetValue<string>() is { } leader && server is { } wanted && leader != names[wanted])
            {
                // Which of the others leads then is theirs to say.
                Ask($"$JS.API.STREAM.LEADER.STEPDOWN.{stream}");
                info = null;
            }

            return info?["cluster"]?["leader"] is not null && info["state"] is not null;
        });
        return info!["state"]!;

        JsonNode? Ask(string subject)
        {
            try
            {
                return JsonNode.Parse(connection.RequestAsync<string, string>(subject, "").AsTask().GetAwaiter().GetResult().Data!);
            }
            catch (NatsException)
            {
                // Nobody leads at this moment.
                return null;
            }
        }
    }

    private static string NameOf(int port) => string.Create(CultureInfo.InvariantCulture, $"of-{port}");

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Servers)
        {
            await server.DisposeAsync();
        }
    }
}
