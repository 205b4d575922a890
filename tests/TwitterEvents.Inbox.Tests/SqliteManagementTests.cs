using System.Text;
using TwitterEvents.Sqlite;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What can be seen of a SQLite inbox, and done to it, beside what can of every one.</summary>
public sealed class SqliteManagementTests : InboxManagementPromises, IDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly Folder folder = new();

    internal override Store Store => Store.Sqlite(folder.File());

    internal override IInboxManagement Outside => new SqliteInboxManagement(folder.File(), TimeProvider.System);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_status_names_the_process_that_runs_handlers_and_counts_what_is_done()
    {
        await using (var app = await App.StartAsync(Store))
        {
            await app.PostAsync("1");
            await Until.TrueAsync(() => DeadLetters.StatusOf(app).Done == 1);
            var status = await Outside.GetStatusAsync(Stop);
            Assert.Equal((true, 3), (status.Owner!.IsAlive, status.Version));
            Assert.True(status.Owner.Fence > 0);
        }

        var after = await Outside.GetStatusAsync(Stop);
        Assert.Equal((false, null), (after.Owner!.IsAlive, after.Owner.Until));
    }

    [Fact]
    public async Task What_is_purged_is_written_over_in_the_file()
    {
        await using (var app = await DeadLetters.StartAsync(Store))
        {
            await DeadLetters.PostAsync(app, "1");
        }

        Assert.Equal(1, await Outside.PurgeDeadAsync(new InboxSelection(), cancellationToken: Stop));
        Assert.DoesNotContain(DeadLetters.PrivateText, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(folder.File(), Stop)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_is_purged_at_once_and_stays_done()
    {
        await using var app = await App.StartAsync(Store);
        await app.PostAsync("1");
        await Until.TrueAsync(() => DeadLetters.StatusOf(app).Done == 1);

        Assert.Equal(1, await Outside.PurgeDoneAsync(cancellationToken: Stop));
        await app.PostAsync("1");
        await app.PostAsync("2");
        await Until.TrueAsync(() => app.Done.Contains("2"));
        Assert.Equal(["1", "2"], app.Done);
    }

    [Fact]
    public async Task Thousands_go_page_by_page_while_deliveries_are_stored()
    {
        await using var app = await App.StartAsync(Store);
        await app.PostAsync("1");
        await Until.TrueAsync(() => DeadLetters.StatusOf(app).Done == 1);
        Execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO deliveries (received, state, ended) SELECT i, 2, i FROM n");
        Execute("INSERT INTO bodies SELECT id, zeroblob(2000) FROM deliveries WHERE id NOT IN (SELECT id FROM bodies)");

        var told = new Reports();
        var purge = Outside.PurgeDoneAsync(told, Stop);
        var outcomes = new List<DeliveryOutcome>();
        while (!purge.IsCompleted)
        {
            outcomes.Add(await app.PostAsync($"during-{outcomes.Count}"));
        }

        Assert.InRange(await purge, 5_001, 5_001 + outcomes.Count);
        Assert.All(outcomes, static outcome => Assert.Equal(DeliveryOutcome.Handled, outcome));
        Assert.True(told.Count > 3, $"{told.Count} pages");
        Assert.True(told.IsRising);
    }

    private void Execute(string sql) => Query.Value(folder.File(), sql);

    private sealed class Reports : IProgress<long>
    {
        private long last = -1;

        public int Count { get; private set; }

        public bool IsRising { get; private set; } = true;

        public void Report(long value)
        {
            Count++;
            IsRising &= value >= last;
            last = value;
        }
    }
}
