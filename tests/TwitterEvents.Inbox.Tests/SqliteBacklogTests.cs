using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using TwitterEvents.Sqlite;

namespace TwitterEvents.Inbox.Tests;

/// <summary>A SQLite inbox in which very much waits.</summary>
public sealed class SqliteBacklogTests : IDisposable
{
    private readonly Folder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public Task Fifty_thousand_that_wait_are_begun_in_order_and_every_statement_finds_its_rows_by_an_index_in_its_order() => RunAsync(50_000);

    [Fact]
    [Trait("size", "long")]
    public Task So_are_a_million_that_wait() => RunAsync(1_000_000);

    [Fact]
    public async Task A_user_for_whom_very_much_waits_keeps_no_other_waiting()
    {
        await using (var receiver = await App.StartAsync(folder.File(), static options => options.RunsHandlers = false))
        {
            await receiver.PostAsync("0");
        }

        Fill(25_000);
        var gate = new TaskCompletionSource();
        await using var app = await App.StartAsync(folder.File(), handle: (id, _) => id == "0" ? gate.Task : Task.CompletedTask);
        await app.PostAsync("other", "816");

        await Until.TrueAsync(() => app.Done.Contains("other"));
        gate.SetResult();
        await Until.TrueAsync(() => app.Neighbour.Count > 1_000);
        Assert.Equal(Enumerable.Range(0, 500).Select(static number => $"{number}"), app.Begun.Where(static id => id != "other").Take(500));
    }

    [Fact]
    public async Task Of_more_users_than_there_is_room_for_in_memory_all_have_their_turn()
    {
        await using (var receiver = await App.StartAsync(folder.File(), static options => options.RunsHandlers = false))
        {
            await receiver.PostAsync("0");
        }

        Fill(20_500, user: "i");
        await using var app = await App.StartAsync(folder.File());

        await Until.TrueAsync(() => app.Begun.Count == 20_501, seconds: 300);
    }

    private async Task RunAsync(int backlog)
    {
        await using (var receiver = await App.StartAsync(folder.File(), static options => options.RunsHandlers = false))
        {
            await receiver.PostAsync("0");
        }

        Fill(backlog);
        var inbox = new SqliteInboxManagement(folder.File(), TimeProvider.System);
        var before = await inbox.GetStatusAsync(Stop);
        Assert.Equal((backlog + 1L, backlog + 1L, backlog + 1L, 0L), (before.Waiting, before.Dead, before.Retrying, before.Done));
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMilliseconds(1), (await inbox.FindAsync(2, withBody: false, Stop))!.ReceivedAt);
        var statements = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        Statements.Prepared = sql => statements[sql] = true;
        try
        {
            await using var app = await App.StartAsync(
                Store.Sqlite(folder.File(), options => (options.MaxAttempts, options.MaxBacklog) = (2, backlog + 3)),
                handle: (id, _) => id.StartsWith("fails", StringComparison.Ordinal) ? throw new InvalidOperationException("It fails.") : Task.CompletedTask,
                retries: new(StrictOrder: true));
            Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("fails-1", "other"));
            Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("fails-2", "other"));
            await Until.TrueAsync(() => app.Neighbour.Count >= 1_000);
            var status = await inbox.GetStatusAsync(Stop);
            Assert.InRange(status.Waiting, 1_000, backlog);

            Assert.Equal(backlog + 3L, Count());
            await ManageAsync(inbox, backlog);
            Assert.Equal(Enumerable.Range(0, 500).Select(static number => $"{number}"), app.Done.Take(500));

            // They came last, and have their turn when all others have had theirs.
            await Until.TrueAsync(() => app.Begun.Count >= backlog, seconds: 300);
            await Until.TrueAsync(() => app.Begun.Count(static id => id.StartsWith("fails", StringComparison.Ordinal)) == 4);
        }
        finally
        {
            Statements.Prepared = null;
        }

        Assert.True(statements.Count > 30, $"{statements.Count} statements");
        Assert.Empty(statements.Keys.SelectMany(Scans));
    }

    private static async Task ManageAsync(SqliteInboxManagement inbox, int backlog)
    {
        foreach (var state in Enum.GetValues<InboxState>())
        {
            foreach (var isOldestFirst in (bool[])[true, false])
            {
                await inbox.ListAsync(new InboxQuery { State = state, OldestFirst = isOldestFirst }, Stop);
            }
        }

        await inbox.FindAsync(backlog, withBody: true, Stop);
        await inbox.CountDeadAsync(new InboxSelection { Ids = [1, 2] }, Stop);
        await inbox.RequeueAsync(new InboxSelection { Ids = [1, 2] }, cancellationToken: Stop);
        await inbox.PurgeDeadAsync(new InboxSelection { Ids = [1, 2] }, cancellationToken: Stop);
        await inbox.PurgeDoneAsync(cancellationToken: Stop);
    }

    private void Fill(int backlog, string user = "815")
    {
        var body = Encoding.UTF8.GetString(App.Body("@", "815"));
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            BEGIN;
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $count) INSERT INTO deliveries (lane, received) SELECT {user}, i FROM n;
            INSERT INTO bodies SELECT id, CAST(replace($body, '@', id - 1) AS BLOB) FROM deliveries WHERE id > 1;
            INSERT INTO done SELECT randomblob(16), id FROM deliveries;
            INSERT INTO calls SELECT randomblob(16), id, 0, 0, 'Nobody', 1, NULL, 1, 'It failed.', NULL FROM deliveries;
            INSERT INTO calls SELECT randomblob(16), id, 1, 0, 'Nobody', 0, -1, 1, 'It is held back.', x'01' FROM deliveries;
            UPDATE calls SET due = 1e13 WHERE delivery = 1 AND event = 1;
            COMMIT;
            """;
        command.Parameters.AddWithValue("$count", backlog);
        command.Parameters.AddWithValue("$body", body);
        command.ExecuteNonQuery();
    }

    private long Count()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM deliveries JOIN bodies USING (id)";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>
    /// What reads a table from its beginning to its end, or sorts what it finds, all of it before it gives the first out. The one that names who runs handlers and the
    /// one of the highest numbers have one row, and a delivery few calls.
    /// </summary>
    private IEnumerable<string> Scans(string sql)
    {
        if (!sql.StartsWith("SELECT", StringComparison.Ordinal) && !sql.StartsWith("UPDATE", StringComparison.Ordinal)
            && !sql.StartsWith("DELETE", StringComparison.Ordinal) && !sql.StartsWith("INSERT", StringComparison.Ordinal))
        {
            yield break;
        }

        using var connection = Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of the library itself.
        command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
#pragma warning restore CA2100
        foreach (var name in System.Text.RegularExpressions.Regex.Matches(sql, @"\$\w+").Select(static match => match.Value).Distinct())
        {
            command.Parameters.AddWithValue(name, 1);
        }

        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var step = rows.GetString(3);
            if ((step.StartsWith("SCAN ", StringComparison.Ordinal) && !step.Contains(" USING ", StringComparison.Ordinal)
                && step is not ("SCAN runner" or "SCAN sqlite_sequence" or "SCAN CONSTANT ROW") && !step.StartsWith("SCAN json_each", StringComparison.Ordinal)
                && !step.StartsWith("SCAN pragma_table_info", StringComparison.Ordinal))
                || (step == "USE TEMP B-TREE FOR ORDER BY" && !sql.Contains("WHERE delivery = $id", StringComparison.Ordinal)))
            {
                yield return $"{step}: {sql}";
            }
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={folder.File()};Pooling=False;Mode=ReadWrite");
        connection.Open();
        return connection;
    }
}
