using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What a SQLite inbox promises, in one process and from one to the next.</summary>
public sealed class SqliteInboxTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_delivery_is_answered_when_it_is_stored_and_handled_afterwards()
    {
        var gate = new TaskCompletionSource();
        await using var app = await App.StartAsync(folder.File(), handle: (_, _) => gate.Task);

        Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("1"));
        Assert.Empty(app.Done);
        Assert.Equal(1, Count("SELECT COUNT(*) FROM deliveries WHERE state = 0"));

        gate.SetResult();
        await Until.TrueAsync(() => app.Neighbour.Count == 1);
        await Until.TrueAsync(() => Count("SELECT COUNT(*) FROM deliveries WHERE state = 2") == 1);
        Assert.Equal(2, Count("SELECT COUNT(*) FROM done"));
    }

    [Fact]
    public async Task The_same_event_a_hundred_times_runs_each_handler_once()
    {
        await using var app = await App.StartAsync(folder.File());
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => app.PostAsync("1")));
        await app.PostAsync("last");

        await Until.TrueAsync(() => app.Neighbour.Contains("last"));
        Assert.Equal(["1", "last"], app.Done);
        Assert.Equal(["1", "last"], app.Neighbour);
    }

    [Fact]
    public async Task A_handler_that_fails_twice_runs_three_times_its_neighbour_once()
    {
        await using var app = await App.StartAsync(
            folder.File(), handle: static (_, attempt) => attempt <= 2 ? throw new InvalidOperationException("It fails.") : Task.CompletedTask);
        await app.PostAsync("1");

        await Until.TrueAsync(() => app.Done.Count == 1);
        await Until.TrueAsync(() => Count("SELECT COUNT(*) FROM deliveries WHERE state = 2") == 1);
        Assert.Equal((3, 1), (app.Begun.Count, app.Neighbour.Count));
        Assert.Equal(0, Count("SELECT COUNT(*) FROM calls"));
    }

    [Fact]
    public async Task What_fails_holds_nobody_back()
    {
        await using var app = await App.StartAsync(
            folder.File(),
            static options => options.FirstPause = TimeSpan.FromMinutes(5),
            static (id, _) => id == "1" ? throw new InvalidOperationException("It fails.") : Task.CompletedTask);
        await app.PostAsync("1");
        await app.PostAsync("2");

        await Until.TrueAsync(() => app.Done.Contains("2"));
        Assert.Equal(["1", "2"], app.Begun);
    }

    [Fact]
    public async Task What_keeps_failing_rests_with_its_reason_and_is_not_run_again()
    {
        await using (var app = await App.StartAsync(
            folder.File(), static options => options.MaxAttempts = 3, static (_, _) => throw new InvalidOperationException("It fails, with a private text.")))
        {
            await app.PostAsync("1");
            await Until.TrueAsync(() => Count("SELECT COUNT(*) FROM calls WHERE due IS NULL") == 1);
            Assert.Equal(3, app.Begun.Count);
            Assert.Contains("It fails, with a private text.", Text("SELECT reason FROM calls"), StringComparison.Ordinal);
            Assert.Single(app.Logs.Lines, static line => line.Level == LogLevel.Error && line.Text.EndsWith("for the 3th time: it rests as a dead letter.", StringComparison.Ordinal));
            Assert.DoesNotContain(app.Logs.Lines, static line => line.Text.Contains("private", StringComparison.Ordinal));
        }

        // X sends it again, to another process.
        await using var later = await App.StartAsync(folder.File());
        await later.PostAsync("1");
        await later.PostAsync("2");
        await Until.TrueAsync(() => later.Done.Contains("2"));
        Assert.Equal(["2"], later.Begun);
    }

    [Fact]
    public async Task Those_of_one_user_run_in_order_those_of_several_side_by_side()
    {
        var gate = new TaskCompletionSource();
        await using var app = await App.StartAsync(folder.File(), handle: (id, _) => id == "a1" ? gate.Task : Task.CompletedTask);
        await app.PostAsync("a1", "1");
        await app.PostAsync("a2", "1");
        await app.PostAsync("b1", "2");

        await Until.TrueAsync(() => app.Done.Contains("b1"));
        Assert.DoesNotContain("a2", app.Begun);
        gate.SetResult();
        await Until.TrueAsync(() => app.Done.Contains("a2"));
    }

    [Fact]
    public async Task What_was_accepted_the_next_process_handles()
    {
        await using (var receiver = await App.StartAsync(folder.File(), static options => options.RunsHandlers = false))
        {
            foreach (var id in Enumerable.Range(0, 50))
            {
                await receiver.PostAsync($"{id}");
            }

            Assert.Empty(receiver.Begun);
        }

        await using var worker = await App.StartAsync(folder.File());
        await Until.TrueAsync(() => worker.Neighbour.Count == 50);
        Assert.Equal(Enumerable.Range(0, 50).Select(static id => $"{id}"), worker.Done);
    }

    [Fact]
    public async Task A_worker_finds_what_another_process_accepts()
    {
        await using var worker = await App.StartAsync(folder.File());
        await using var receiver = await App.StartAsync(folder.File(), static options => options.RunsHandlers = false);
        await receiver.PostAsync("1");

        await Until.TrueAsync(() => worker.Done.Count == 1);
    }

    [Fact]
    public async Task Of_two_workers_one_runs_and_the_other_takes_over_when_it_stops()
    {
        var first = await App.StartAsync(folder.File());
        await first.Logs.UntilLoggedAsync("This process runs the handlers of");
        await using var second = await App.StartAsync(folder.File());
        await second.Logs.UntilLoggedAsync("Another process runs the handlers of");
        await second.PostAsync("1");
        await Until.TrueAsync(() => first.Done.Count == 1);

        await first.DisposeAsync();
        await second.PostAsync("2");
        await Until.TrueAsync(() => second.Done.Count == 1);
        Assert.Equal(["2"], second.Done);
    }

    [Fact]
    public async Task A_backlog_as_long_as_may_be_is_told_to_the_sender()
    {
        await using var receiver = await App.StartAsync(folder.File(), static options => (options.RunsHandlers, options.MaxBacklog) = (false, 2));
        Assert.Equal(DeliveryOutcome.Handled, await receiver.PostAsync("1"));
        Assert.Equal(DeliveryOutcome.Handled, await receiver.PostAsync("2"));

        Assert.Equal(DeliveryOutcome.NotStored, await receiver.PostAsync("3"));
        Assert.Single(receiver.Logs.Lines, static line => line.Level == LogLevel.Error && line.Text.Contains("MaxBacklog", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_locked_file_is_told_to_the_sender_and_nothing_is_to_be_done_when_it_is_free_again()
    {
        await using var app = await App.StartAsync(folder.File());
        await app.PostAsync("1");
        await Until.TrueAsync(() => app.Done.Count == 1);
        using (var other = Open())
        {
            using var transaction = other.BeginTransaction(deferred: false);
            Assert.Equal(DeliveryOutcome.NotStored, await app.PostAsync("2"));
            Assert.Contains(app.Logs.Lines, static line => line.Text.Contains("another process holds the file locked", StringComparison.Ordinal));
        }

        Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("3"));
        await Until.TrueAsync(() => app.Done.Contains("3"));
        Assert.Contains(app.Logs.Lines, static line => line.Text.StartsWith("Deliveries are stored again; 1 were refused", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("this is no database, and so long that SQLite looks at it: this is no database, and so long that SQLite looks at it")]
    public async Task A_file_that_is_none_is_told_and_when_it_is_put_aside_a_new_one_is_made(string content)
    {
        await File.WriteAllTextAsync(folder.File(), content, TestContext.Current.CancellationToken);
        await using var app = await App.StartAsync(folder.File());
        Assert.Equal(DeliveryOutcome.NotStored, await app.PostAsync("1"));
        Assert.Contains(app.Logs.Lines, static line => line.Text.Contains("is no SQLite database", StringComparison.Ordinal));

        File.Delete(folder.File());
        Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("2"));
        await Until.TrueAsync(() => app.Done.Contains("2"));
    }

    [Fact]
    public async Task Nobody_else_reads_the_files()
    {
        await using var app = await App.StartAsync(folder.File("new/events.db"));
        await app.PostAsync("1");
        await Until.TrueAsync(() => app.Done.Count == 1);

        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(Owner | UnixFileMode.UserExecute, File.GetUnixFileMode(folder.File("new")));
        string[] files = [.. Directory.EnumerateFiles(folder.File("new"))];
        Assert.Equal(3, files.Length);
        foreach (var file in files)
        {
            Assert.Equal(Owner, File.GetUnixFileMode(file));
        }
    }

    [Fact]
    public async Task What_is_done_is_erased_after_its_time()
    {
        const string Secret = "a-very-private-text-that-nobody-may-find";
        await using (var app = await App.StartAsync(folder.File(), static options => options.Retention = TimeSpan.Zero))
        {
            await app.PostAsync(Secret);
            await Until.TrueAsync(() => app.Done.Count == 1);
        }

        await using (var later = await App.StartAsync(folder.File(), static options => options.Retention = TimeSpan.Zero))
        {
            await Until.TrueAsync(() => Count("SELECT COUNT(*) FROM deliveries") == 0);
        }

        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(folder.File(), TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told_to_the_sender_and_nothing_is_to_be_done_when_there_is_room_again()
    {
        // SQLite itself says that it is full, whichever limit it meets.
        await using var app = await App.StartAsync(folder.File(), static options => options.MaxFileBytes = 1_048_576);
        var stored = new List<string>();
        string last;
        do
        {
            last = $"{stored.Count}{new string('x', 50_000)}";
            stored.Add(last);
        }
        while (await app.PostAsync(last) == DeliveryOutcome.Handled);
        stored.Remove(last);
        Assert.InRange(stored.Count, 10, 30);
        Assert.Contains(app.Logs.Lines, static line => line.Level == LogLevel.Error && line.Text.Contains("(MaxFileBytes)", StringComparison.Ordinal));

        // What was stored before is handled all the same, and noted when there is room.
        await Until.TrueAsync(() => app.Done.Count == stored.Count);
        using (var connection = Open())
        {
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE bodies SET body = x'7b7d' WHERE id < 5";
            command.ExecuteNonQuery();
        }

        await Until.TrueAsync(() => Count("SELECT COUNT(*) FROM deliveries WHERE state = 0") == 0);
        Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("small"));
        await Until.TrueAsync(() => app.Done.Contains("small"));
        Assert.Equal([.. stored, "small"], app.Done);
    }

    [Fact]
    public async Task A_handler_is_known_by_its_name_whatever_its_class_is_called()
    {
        await using (var app = await App.StartAsync(folder.File(), static options => options.RunsHandlers = true))
        {
            await app.PostAsync("1");
            await Until.TrueAsync(() => Count("SELECT COUNT(*) FROM done") == 2);
        }

        // The first is another class now.
        await using var later = await App.StartAsync(folder.File(), isRenamed: true);
        await later.PostAsync("1");
        await later.PostAsync("2");
        await Until.TrueAsync(() => later.Neighbour.Contains("2"));
        Assert.Equal(["2"], later.Done);
    }

    [Fact]
    public async Task Two_handlers_of_one_name_stop_the_start()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => App.StartAsync(folder.File(), names: ("Same", "Same")));

        Assert.StartsWith("Two handlers are named 'Same' (", error.Message, StringComparison.Ordinal);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={folder.File()};Pooling=False;Mode=ReadWrite");
        connection.Open();
        return connection;
    }

    private long Count(string sql) => (long)Value(sql);

    private string Text(string sql) => (string)Value(sql);

    private object Value(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar()!;
    }
}
