using Microsoft.Extensions.Logging.Abstractions;
using NATS.Client.Core;
using NATS.Client.JetStream;
using TwitterEvents.Nats;

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
    public async Task A_server_that_was_killed_numbers_what_it_holds_as_the_others_do()
    {
        await using var cluster = await NatsCluster.StartAsync();
        var store = cluster.Store;
        await using (var app = await App.StartAsync(store, handle: static (id, attempt) => id == "3" && attempt == 1 ? throw new InvalidOperationException() : Task.CompletedTask))
        {
            for (var sent = 0; sent < 5; sent++)
            {
                await PostAsync(app, 1, 1);
            }

            await PostAsync(app, 2, Events);
            await Until.TrueAsync(() => app.Done.Count == Events + 1 && app.StatusAsync().GetAwaiter().GetResult() is { Waiting: 0, Retrying: 0 });
        }

        // A number that one server has and the others have not is another message's when it leads.
        await using var connection = new NatsConnection(NatsOpts.Default with { Url = cluster.Urls });
        var streams = await new NatsJSContext(connection).ListStreamNamesAsync(cancellationToken: TestContext.Current.CancellationToken).Order().ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(4, streams.Count);
        List<string> before = [];
        List<string> after = [];
        foreach (var stream in streams)
        {
            before.Add($"{stream}: {(await cluster.StateAsync(connection, stream))["last_seq"]}");
        }

        cluster.Servers[0].Kill();
        await cluster.Servers[0].StartAgainAsync();
        foreach (var stream in streams)
        {
            after.Add($"{stream}: {(await cluster.StateAsync(connection, stream, 0))["last_seq"]}");
        }

        Assert.Equal(before, after);
        await using var later = await App.StartAsync(store);
        await PostAsync(later, Events + 2, Events);
        await Until.TrueAsync(() => later.Done.Count == Events);
    }

    /// <summary>Who has just begun to lead may not know yet of what was given out. What is settled that is in no stream has each server begin its own anew.</summary>
    [Fact]
    [Trait("size", "long")]
    public async Task What_was_given_out_and_its_stream_does_not_know_of_is_not_settled()
    {
        await using var cluster = await NatsCluster.StartAsync();
        var name = Store.NewName();
        var store = cluster.StoreOf(name);
        var app = await App.StartAsync(store, isSlow: true);
        await PostAsync(app, 1, 1);
        await Until.TrueAsync(() => app.Begun.Count == 1);
        await app.EndNowAsync();
        await Task.WhenAll(cluster.Servers.Select(static server => server.StopAsync()));
        foreach (var server in cluster.Servers)
        {
            Directory.Delete(server.File($"jetstream/$G/streams/{name}-in/msgs"), recursive: true);
            foreach (var log in Directory.GetDirectories(server.File("jetstream/$SYS/_js_"), "S-*"))
            {
                Directory.Delete(log, recursive: true);
            }
        }

        await Task.WhenAll(cluster.Servers.Select(static server => server.StartAgainAsync()));
        var options = new NatsInboxOptions { Url = cluster.Urls, Name = name, Replicas = 3, Partitions = 4, Lease = TimeSpan.FromSeconds(5) };
        await using (var server = new Server(options, new Layout(options), TimeProvider.System, NullLogger.Instance))
        {
            await server.StartAsync(TestContext.Current.CancellationToken);
            await server.OpenedAsync(TestContext.Current.CancellationToken);
            var recovery = new Recovery(server, new Layout(options), TimeProvider.System, NullLogger.Instance);
            for (var i = 0; i < 3; i++)
            {
                await server.PersistAsync(async token =>
                {
                    await recovery.RunAsync(token);
                    return true;
                }, TestContext.Current.CancellationToken);
            }
        }

        await using var later = await App.StartAsync(store);
        await PostAsync(later, 2, Events);
        await Until.TrueAsync(() => later.Done.Distinct().Count() == Events);
        await Until.TrueAsync(() => later.StatusAsync().GetAwaiter().GetResult().Waiting == 0);
        foreach (var server in cluster.Servers)
        {
            Assert.DoesNotContain("Resetting stream cluster state", await File.ReadAllTextAsync(server.File("log"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
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

    [Theory]
    [Trait("size", "long")]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Servers_that_are_killed_together_take_nothing_meanwhile_and_have_lost_nothing(int count)
    {
        await using var cluster = await NatsCluster.StartAsync();
        await using var app = await App.StartAsync(cluster.Store);
        await PostAsync(app, 1, Events);
        foreach (var server in cluster.Servers.Take(count))
        {
            server.Kill();
        }

        Assert.Equal(DeliveryOutcome.NotStored, await app.PostAsync($"{Events + 1}"));
        foreach (var server in cluster.Servers.Take(count))
        {
            await server.StartAgainAsync();
        }

        await PostAsync(app, Events + 1, Events);
        await Until.TrueAsync(() => app.Done.Distinct().Count() == 2 * Events && app.StatusAsync().GetAwaiter().GetResult() is { Waiting: 0, Retrying: 0 });
    }

    [Fact]
    [Trait("size", "long")]
    public async Task Servers_that_are_started_anew_one_after_the_other_lose_nothing()
    {
        await using var cluster = await NatsCluster.StartAsync();
        await using var app = await App.StartAsync(cluster.Store);
        var sent = 0;
        foreach (var server in cluster.Servers.Concat(cluster.Servers))
        {
            await PostAsync(app, sent + 1, Events);
            sent += Events;
            await server.StopAsync();
            await PostAsync(app, sent + 1, Events);
            sent += Events;
            await server.StartAgainAsync();
        }

        await Until.TrueAsync(() => app.Done.Distinct().Count() == sent && app.StatusAsync().GetAwaiter().GetResult() is { Waiting: 0, Retrying: 0 });
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
