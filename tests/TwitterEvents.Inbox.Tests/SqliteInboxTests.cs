using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using TwitterEvents.Sqlite;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What a SQLite inbox promises beside what every inbox does.</summary>
public sealed class SqliteInboxTests : InboxPromises, IDisposable
{
    private readonly Folder folder = new();

    internal override Store Store => Store.Sqlite(folder.File());

    public void Dispose() => folder.Dispose();

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

    [Fact]
    public async Task What_waits_while_a_file_is_locked_is_refused_at_once_and_not_one_after_another()
    {
        await using var app = await App.StartAsync(folder.File());
        await app.PostAsync("0");
        await Until.TrueAsync(() => app.Done.Contains("0"));
        using var other = Open();
        Task<DeliveryOutcome> first;
        List<Task<DeliveryOutcome>> others;
        using (other.BeginTransaction(deferred: false))
        {
            first = app.PostAsync("1");
            others = [.. Enumerable.Range(2, 5).Select(i => app.PostAsync($"{i}"))];
            Assert.Equal(DeliveryOutcome.NotStored, await first);
            await Task.WhenAny(others);
        }

        Assert.All(await Task.WhenAll(others), static outcome => Assert.Equal(DeliveryOutcome.NotStored, outcome));
    }

    [Fact]
    public void A_locked_file_is_asked_for_again_by_SQLite_itself_whoever_opens_it()
    {
        // What it is for shows only between processes: two that begin a new file at once locked each other out in one try of seven.
        Database.Create(folder.File());
        Func<SqliteConnection>[] kinds =
            [() => Database.OpenToWrite(folder.File(), null), () => Database.OpenToRead(folder.File()), () => Database.OpenExisting(folder.File(), writes: true)];
        Assert.All(kinds, static open =>
        {
            using var connection = open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout";
            Assert.InRange((long)command.ExecuteScalar()!, 1, 1_000);
        });
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
    public async Task A_database_of_another_program_is_left_alone()
    {
        await using (var other = new SqliteConnection($"Data Source={folder.File()};Pooling=False"))
        {
            await other.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE other (id INTEGER)";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var before = await File.ReadAllBytesAsync(folder.File(), TestContext.Current.CancellationToken);
        await using (var app = await App.StartAsync(folder.File()))
        {
            Assert.Equal(DeliveryOutcome.NotStored, await app.PostAsync("1"));
            Assert.Contains(app.Logs.Lines, static line => line.Text.Contains("is the database of another program", StringComparison.Ordinal));
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(folder.File(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_kept_for_ever_holds_nothing_up()
    {
        await using var app = await App.StartAsync(
            folder.File(),
            static options => (options.Retention, options.ClaimRetention) = (TimeSpan.MaxValue, TimeSpan.MaxValue),
            static (_, attempt) => attempt == 1 ? throw new InvalidOperationException("It fails.") : Task.CompletedTask);
        await app.PostAsync("1");
        await Until.TrueAsync(() => app.Done.Count == 1);
        Assert.DoesNotContain(app.Logs.Lines, static line => line.Level >= LogLevel.Error && line.Category == "TwitterEvents.Sqlite");
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
    public async Task What_has_failed_by_a_clock_far_ahead_is_not_waited_for()
    {
        await using (var app = await App.StartAsync(
            folder.File(), static options => options.FirstPause = TimeSpan.FromMinutes(5), static (_, _) => throw new InvalidOperationException("It fails.")))
        {
            await app.PostAsync("1");
            await Until.TrueAsync(() => Count("SELECT COUNT(*) FROM calls") == 1);
        }

        Execute("UPDATE calls SET due = due + 864000000, failed = failed + 864000000");
        await using var later = await App.StartAsync(folder.File());
        await Until.TrueAsync(() => later.Done.Count == 1);
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
        Execute("UPDATE bodies SET body = x'7b7d' WHERE id < 5");
        await Until.TrueAsync(() => Count("SELECT COUNT(*) FROM deliveries WHERE state = 0") == 0);
        Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("small"));
        await Until.TrueAsync(() => app.Done.Contains("small"));
        Assert.Equal([.. stored, "small"], app.Done);
    }

    [Fact]
    public async Task What_cannot_be_written_down_before_the_app_ends_is_told_and_done_again()
    {
        var end = new TaskCompletionSource();
        var app = await App.StartAsync(folder.File(), static options => options.Lease = TimeSpan.FromSeconds(1), (_, _) => end.Task); // nor can it give back its right
        await app.PostAsync("1");
        await Until.TrueAsync(() => app.Begun.Count == 1);
        using (var other = Open())
        {
            using var locked = other.BeginTransaction();
            end.SetResult();
            await Until.TrueAsync(() => app.Neighbour.Count == 1);
            await app.EndNowAsync();
        }

        await app.Logs.UntilLoggedAsync("The app has ended before");
        Assert.DoesNotContain(app.Logs.Lines, static line => line.Text.Contains("defect", StringComparison.Ordinal));
        await using var later = await App.StartAsync(folder.File());
        await Until.TrueAsync(() => later.Done.Count == 1);
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={folder.File()};Pooling=False;Mode=ReadWrite");
        connection.Open();
        return connection;
    }

    private void Execute(string sql) => Value(sql);

    private long Count(string sql) => (long)Value(sql)!;

    private object? Value(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
