using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TwitterEvents.Inbox.Tests;

/// <summary>The health check <c>twitter-inbox</c>, and the instruments of an inbox.</summary>
public sealed class InboxHealthTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_is_healthy_while_deliveries_are_stored_and_handled()
    {
        await using var app = await DeadLetters.StartAsync(Store.Sqlite(folder.File()));
        await DeadLetters.PostAsync(app, "1");

        var entry = await CheckAsync(app);
        Assert.Equal((HealthStatus.Healthy, "0 deliveries wait, 0 calls are tried again, 1 are dead letters."), (entry.Status, entry.Description));
        Assert.Equal((0L, 1L), (entry.Data["waiting"], entry.Data["dead_letters"]));
        Assert.Equal(["twitter"], entry.Tags);
    }

    [Fact]
    public async Task It_is_degraded_while_nothing_can_be_written_and_recovers()
    {
        await using var app = await App.StartAsync(folder.File(), static options => options.RunsHandlers = false);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(app)).Status);
        using (var other = new SqliteConnection($"Data Source={folder.File()};Pooling=False;Mode=ReadWrite"))
        {
            other.Open();
            using var transaction = other.BeginTransaction(deferred: false);
            var entry = await CheckAsync(app);
            Assert.Equal(HealthStatus.Degraded, entry.Status);
            Assert.Contains("another process holds the file locked", entry.Description, StringComparison.Ordinal);
        }

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(app)).Status);
    }

    [Fact]
    public async Task It_is_degraded_when_a_delivery_has_waited_too_long()
    {
        await using var app = await App.StartAsync(folder.File(), static options => (options.RunsHandlers, options.DegradedAfter) = (false, TimeSpan.FromTicks(1)));
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(app)).Status);
        await app.PostAsync("1");
        await Until.TrueAsync(() => DeadLetters.StatusOf(app).OldestWaiting < TimeProvider.System.GetUtcNow().AddMilliseconds(-1));

        var entry = await CheckAsync(app);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Matches("^A delivery has waited .* for its turn; no process runs handlers\\. 1 deliveries wait", entry.Description);
    }

    [Fact]
    public async Task Its_instruments_tell_what_is_stored_refused_tried_again_given_up_and_waiting()
    {
        await using (var app = await App.StartAsync(
            folder.File(), static options => options.MaxAttempts = 3, static (_, _) => throw new InvalidOperationException("It fails.")))
        {
            var counts = new ConcurrentDictionary<string, double>();
            using var listener = Listen(app, counts);
            await DeadLetters.PostAsync(app, "1");

            Assert.Equal(1, counts["twitter_events.inbox.stored"]);
            Assert.Equal(2, counts["twitter_events.inbox.retries handler=First"]);
            Assert.Equal(1, counts["twitter_events.inbox.dead_letters handler=First"]);
            listener.RecordObservableInstruments();
            Assert.Equal((0, 0), (counts["twitter_events.inbox.waiting"], counts["twitter_events.inbox.oldest"]));
        }

        await using var receiver = await App.StartAsync(folder.File(), static options => (options.RunsHandlers, options.MaxBacklog) = (false, 1));
        var later = new ConcurrentDictionary<string, double>();
        using var second = Listen(receiver, later);
        await receiver.PostAsync("2");
        Assert.Equal(DeliveryOutcome.NotStored, await receiver.PostAsync("3"));
        second.RecordObservableInstruments();

        Assert.Equal((1, 1, 1), (later["twitter_events.inbox.stored"], later["twitter_events.inbox.refused"], later["twitter_events.inbox.waiting"]));
        Assert.InRange(later["twitter_events.inbox.oldest"], 0, 60);
    }

    [Fact]
    public async Task A_call_whose_handler_is_gone_counts_as_given_up()
    {
        await using (var app = await App.StartAsync(
            folder.File(), static options => options.FirstPause = TimeSpan.FromMilliseconds(500), static (_, _) => throw new InvalidOperationException("It fails.")))
        {
            await app.PostAsync("1");
            await Until.TrueAsync(() => DeadLetters.StatusOf(app).Retrying == 1);
        }

        await using var later = await App.StartAsync(Store.Sqlite(folder.File()), names: ("Other", "Second"));
        var counts = new ConcurrentDictionary<string, double>();
        using var listener = Listen(later, counts);
        await Until.TrueAsync(() => counts.ContainsKey("twitter_events.inbox.dead_letters handler=First"));
    }

    [Fact]
    public async Task An_event_one_handler_of_which_overran_is_none_that_was_handled_whatever_the_next_one_did()
    {
        await using var app = await App.StartAsync(
            Store.Sqlite(folder.File()), static options => options.MaxAttempts = 1, isSlow: true, limit: TimeSpan.FromMilliseconds(500));
        var counts = new ConcurrentDictionary<string, double>();
        using var listener = Listen(app, counts);
        await app.PostAsync("1");
        await app.Logs.UntilLoggedAsync(": Timeout.");

        Assert.Equal(["1"], app.Neighbour);
        Assert.Equal(["twitter_events.events event=FollowFollowEvent outcome=timeout"], Events(counts));
    }

    [Fact]
    public async Task An_event_that_comes_again_for_one_of_its_handlers_is_one_that_was_handled()
    {
        await using (var app = await App.StartAsync(folder.File()))
        {
            await app.PostAsync("1");
            await Until.TrueAsync(() => app.Neighbour.Count == 1 && DeadLetters.StatusOf(app).Waiting == 0);
        }

        await using var later = await App.StartAsync(Store.Sqlite(folder.File()), names: ("Other", "Second"));
        var counts = new ConcurrentDictionary<string, double>();
        using var listener = Listen(later, counts);
        await later.PostAsync("1", padding: " ");
        await Until.TrueAsync(() => Events(counts).Any());

        Assert.Equal(["1"], later.Done);
        Assert.Empty(later.Neighbour);
        Assert.Equal(["twitter_events.events event=FollowFollowEvent outcome=handled"], Events(counts));
    }

    private static IEnumerable<string> Events(ConcurrentDictionary<string, double> counts) =>
        counts.Keys.Where(static name => name.StartsWith("twitter_events.events ", StringComparison.Ordinal));

    private static async Task<HealthReportEntry> CheckAsync(App app) =>
        (await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["twitter-inbox"];

    private static MeterListener Listen(App app, ConcurrentDictionary<string, double> counts)
    {
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Name.StartsWith("twitter_events.", StringComparison.Ordinal))
                {
                    own.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
        return listener;

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var name = instrument.Name;
            foreach (var (key, tag) in tags)
            {
                name += $" {key}={tag}";
            }

            counts.AddOrUpdate(name, value, (_, sum) => instrument.IsObservable ? value : sum + value);
        }
    }
}
