using System.Text;
using Microsoft.Data.Sqlite;
using TwitterEvents.Sqlite;

namespace TwitterEvents.Inbox.Tests;

/// <summary>Files that another version of the library has written.</summary>
public sealed class InboxVersionTests : IDisposable
{
    /// <summary>As version 1 made it.</summary>
    private const string Version1 =
        """
        CREATE TABLE deliveries (
            id INTEGER PRIMARY KEY AUTOINCREMENT, app TEXT, lane TEXT, received INTEGER NOT NULL, headers TEXT,
            state INTEGER NOT NULL DEFAULT 0, ended INTEGER);
        CREATE TABLE bodies (id INTEGER PRIMARY KEY, body BLOB NOT NULL);
        CREATE TRIGGER erased AFTER DELETE ON deliveries BEGIN DELETE FROM bodies WHERE id = OLD.id; END;
        CREATE INDEX waiting ON deliveries (id) WHERE state = 0;
        CREATE INDEX ended ON deliveries (ended) WHERE state = 2;
        CREATE TABLE calls (
            key BLOB PRIMARY KEY, delivery INTEGER NOT NULL, event INTEGER NOT NULL, action INTEGER NOT NULL, handler TEXT NOT NULL,
            attempt INTEGER NOT NULL, due INTEGER, failed INTEGER NOT NULL, reason TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX due ON calls (due) WHERE due IS NOT NULL;
        CREATE INDEX calls_of_delivery ON calls (delivery);
        CREATE TABLE done (key BLOB PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX done_at ON done (at);
        CREATE TABLE runner (id INTEGER PRIMARY KEY CHECK (id = 1), owner TEXT NOT NULL, fence INTEGER NOT NULL, until INTEGER NOT NULL);
        INSERT INTO runner VALUES (1, '', 0, 0);
        PRAGMA user_version = 1;
        INSERT INTO deliveries (id, lane, received) VALUES (1, '815', 1700000000000);
        INSERT INTO bodies VALUES (1, CAST('BODY' AS BLOB));
        INSERT INTO deliveries (id, lane, received, state, ended) VALUES (2, '815', 1700000000000, 1, 1700000000000);
        INSERT INTO bodies VALUES (2, x'7b7d');
        INSERT INTO calls VALUES (x'00112233445566778899aabbccddeeff', 2, 0, 0, 'Gone', 10, NULL, 1700000000000, 'It failed.');
        """;

    /// <summary>What version 2 made of it, and one more call, that is to be tried again.</summary>
    private const string Version2 =
        """
        ALTER TABLE deliveries ADD COLUMN trace_parent TEXT;
        ALTER TABLE deliveries ADD COLUMN trace_state TEXT;
        CREATE INDEX failed ON calls (failed) WHERE due IS NOT NULL;
        PRAGMA user_version = 2;
        INSERT INTO calls VALUES (x'ffeeddccbbaa99887766554433221100', 2, 0, 0, 'Gone', 1, 1700000000000, 1700000000000, 'It failed.');
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public async Task What_waits_in_a_file_of_an_earlier_version_is_handled_and_the_file_is_of_version_3(int version, int dead)
    {
        Execute(Version1.Replace("BODY", Encoding.UTF8.GetString(App.Body("old")), StringComparison.Ordinal) + (version > 1 ? Version2 : ""));
        await using var app = await App.StartAsync(Store.Sqlite(folder.File()), retries: new(StrictOrder: true), handle: static (id, attempt) =>
            id == "old" && attempt == 1 ? throw new InvalidOperationException("It fails.") : Task.CompletedTask);
        await app.PostAsync("new");

        await Until.TrueAsync(() => app.Done.Count == 2);
        Assert.Equal(["old", "old", "new"], app.Begun);
        await Until.TrueAsync(() => DeadLetters.StatusOf(app) is { Version: 3, Waiting: 0, Retrying: 0 } status && status.Dead == dead);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    public async Task A_file_of_an_earlier_version_is_looked_at_and_tidied_without_changing_its_version(int version, int retrying)
    {
        Execute(Version1 + (version > 1 ? Version2 : ""));
        var outside = new SqliteInboxManagement(folder.File(), TimeProvider.System);

        Assert.Equal(1, await outside.RequeueAsync(new InboxSelection(), cancellationToken: Stop));
        var status = await outside.GetStatusAsync(Stop);
        Assert.Equal((version, 1L, retrying, 0L), (status.Version, status.Waiting, status.Retrying, status.Dead));
    }

    [Fact]
    public async Task Nothing_is_stored_in_a_file_of_a_later_version()
    {
        Execute("PRAGMA user_version = 4");
        await using var app = await App.StartAsync(folder.File());

        Assert.Equal(DeliveryOutcome.NotStored, await app.PostAsync("1"));
        Assert.Contains(app.Logs.Lines, static line => line.Text.Contains("was written by a later version of TwitterEvents.Sqlite (schema 4; this one knows 3)", StringComparison.Ordinal));
    }

    private void Execute(string sql) => Query.Value(folder.File(), sql, SqliteOpenMode.ReadWriteCreate);
}
