using NATS.Client.Core;
using NATS.Client.JetStream;

namespace TwitterEvents.Inbox.Tests;

/// <summary>An inbox that three servers keep.</summary>
public sealed class NatsClusterTests
{
    private const int Events = 30;

    [Fact]
    public async Task The_loss_of_one_server_with_its_disk_loses_nothing_that_was_answered_200()
    {
        await using var cluster = await NatsCluster.StartAsync();
        await using var app = await App.StartAsync(cluster.Store);
        await PostAsync(app, 1, Events);
        cluster.Servers[0].Lose();
        await PostAsync(app, Events + 1, Events);

        await Until.TrueAsync(() => app.Done.Distinct().Count() == 2 * Events);
    }

    [Fact]
    public async Task What_is_deleted_on_it_is_made_anew_as_it_was()
    {
        await using var cluster = await NatsCluster.StartAsync();
        await using var app = await App.StartAsync(cluster.Store);
        await PostAsync(app, 1, Events);
        await Until.TrueAsync(() => app.Done.Count == Events);
        await using var connection = new NatsConnection(NatsOpts.Default with { Url = cluster.Servers[0].Url });
        var streams = new NatsJSContext(connection);
        var before = await StreamsAsync();
        foreach (var (name, _) in before)
        {
            await streams.DeleteStreamAsync(name, TestContext.Current.CancellationToken);
        }

        await PostAsync(app, Events + 1, Events);
        await Until.TrueAsync(() => app.Done.Count == 2 * Events);
        Assert.Equal(4, before.Count);
        Assert.Equal(before, await StreamsAsync());

        async Task<SortedDictionary<string, int>> StreamsAsync()
        {
            SortedDictionary<string, int> found = new(StringComparer.Ordinal);
            await foreach (var name in streams.ListStreamNamesAsync(cancellationToken: TestContext.Current.CancellationToken))
            {
                found[name] = (await streams.GetStreamAsync(name, cancellationToken: TestContext.Current.CancellationToken)).Info.Config.NumReplicas;
            }

            return found;
        }
    }

    [Fact]
    [Trait("size", "long")]
    public async Task A_server_that_hangs_is_left_for_another()
    {
        await using var cluster = await NatsCluster.StartAsync();
        await using var app = await App.StartAsync(cluster.Store);
        await PostAsync(app, 1, 1);
        await cluster.Servers[0].SignalAsync("STOP");
        await PostAsync(app, 2, 1);

        await Until.TrueAsync(() => app.Done.Contains("2"));
        await app.Logs.UntilLoggedAsync($"The connection to {string.Join(',', cluster.Servers.Select(static server => server.Url))} is lost");
    }

    /// <summary>Sends each event until it is answered 200.</summary>
    private static async Task PostAsync(App app, int first, int count)
    {
        foreach (var id in Enumerable.Range(first, count))
        {
            await Until.TrueAsync(() => app.PostAsync($"{id}", $"{id % 7}").GetAwaiter().GetResult() == DeliveryOutcome.Handled);
        }
    }
}
