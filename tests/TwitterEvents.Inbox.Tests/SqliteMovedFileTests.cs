using Microsoft.Data.Sqlite;

namespace TwitterEvents.Inbox.Tests;

/// <summary>A SQLite inbox whose file is deleted or replaced while an app has it open, as somebody does who thinks it is stopped.</summary>
public sealed class SqliteMovedFileTests : IDisposable
{
    private const string Told = "was deleted, moved or replaced while it was open";

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_comes_after_it_was_deleted_is_in_a_new_one_or_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A file that is open cannot be deleted there.");
        await using var app = await App.StartAsync(folder.File());
        await app.PostAsync("1");
        await Until.TrueAsync(() => app.Done.Count == 1);
        Delete();

        // Whoever writes first is told; that may be what handlers have done.
        var stored = await PostAsync(app, "2", "3", "4");
        await app.Logs.UntilLoggedAsync(Told);
        await Until.TrueAsync(() => stored.All(app.Done.Contains));
        Assert.Contains("4", stored);
        Assert.Equal((long)stored.Count, Value("SELECT COUNT(*) FROM deliveries"));
    }

    [Fact]
    public async Task What_comes_after_an_earlier_one_was_put_in_its_place_is_in_that_or_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A file that is open cannot be replaced there.");
        await using var app = await App.StartAsync(folder.File(), static options => options.Lease = TimeSpan.FromSeconds(1)); // for so long the one that was saved is somebody's
        await app.PostAsync("1");
        await Until.TrueAsync(() => app.Done.Count == 1);
        var saved = folder.File() + ".saved";
        Value($"VACUUM INTO '{saved}'");
        await app.PostAsync("2");
        await Until.TrueAsync(() => app.Done.Count == 2);
        Replace(saved);

        var stored = await PostAsync(app, "3", "4", "5");
        await Until.TrueAsync(() => stored.All(app.Done.Contains));
        Assert.Contains("5", stored);
        Assert.Equal(1L + stored.Count, Value("SELECT COUNT(*) FROM deliveries"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_comes_after_an_earlier_state_was_put_into_it_is_handled(bool isOld)
    {
        await using var app = await App.StartAsync(folder.File(), options => options.Lease = TimeSpan.FromSeconds(isOld ? 1 : 60));
        await app.PostAsync("1");
        await Until.TrueAsync(() => app.Done.Count == 1);
        var saved = folder.File("saved.db");
        Value($"VACUUM INTO '{saved}'");
        var (fence, end) = (Value("SELECT fence FROM runner"), Value("SELECT until FROM runner"));
        if (!isOld)
        {
            // Nothing but the numbers differs then.
            await app.PostAsync("2");
            await app.PostAsync("3");
        }

        await Until.TrueAsync(() => app.Done.Count == (isOld ? 1 : 3) && Equals(end, Value("SELECT until FROM runner")) != isOld);
        Assert.Equal(fence, Value("SELECT fence FROM runner"));

        // As sqlite3's .restore does.
        using (var from = new SqliteConnection($"Data Source={saved};Pooling=False"))
        using (var to = new SqliteConnection($"Data Source={folder.File()};Pooling=False"))
        {
            from.Open();
            to.Open();
            from.BackupDatabase(to);
        }

        await app.Logs.UntilLoggedAsync("An earlier state of");
        await app.PostAsync("4");
        await Until.TrueAsync(() => app.Done.Contains("4") && Value("SELECT COUNT(*) FROM deliveries WHERE state = 0") is 0L);
        Assert.Equal(2L, Value("SELECT COUNT(*) FROM deliveries"));
    }

    [Fact]
    public async Task What_was_in_work_in_the_one_before_ends_nothing_in_the_new_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A file that is open cannot be deleted there.");
        var (before, after) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var app = await App.StartAsync(folder.File(), handle: (id, _) => id == "1" ? before.Task : after.Task);
        await app.PostAsync("1");
        await Until.TrueAsync(() => app.Begun.Contains("1"));
        Delete();
        var stored = await PostAsync(app, "2", "3", "4");
        await Until.TrueAsync(() => app.Begun.Contains(stored[0])); // the others of its user wait for it

        // They have the same numbers.
        before.SetResult();
        await app.Logs.UntilLoggedAsync("The right to a piece of work was lost");
        Assert.Equal((long)stored.Count, Value("SELECT COUNT(*) FROM deliveries WHERE state = 0"));

        after.SetResult();
        await Until.TrueAsync(() => Value("SELECT COUNT(*) FROM deliveries WHERE state = 0") is 0L);
    }

    [Fact]
    public async Task What_is_left_beside_a_file_that_is_gone_is_not_deleted()
    {
        var left = folder.File() + "-wal";
        await File.WriteAllTextAsync(left, "what was answered 200 last", TestContext.Current.CancellationToken);
        await using var app = await App.StartAsync(folder.File());
        Assert.Equal(DeliveryOutcome.NotStored, await app.PostAsync("1"));
        Assert.Contains(app.Logs.Lines, static line => line.Text.Contains("beside it still holds deliveries", StringComparison.Ordinal));
        Assert.True(File.Exists(left));

        File.Delete(left);
        Assert.Equal(DeliveryOutcome.Handled, await app.PostAsync("2"));
    }

    /// <returns>Those that were answered 200.</returns>
    private static async Task<List<string>> PostAsync(App app, params string[] ids)
    {
        var stored = new List<string>();
        foreach (var id in ids)
        {
            if (await app.PostAsync(id) == DeliveryOutcome.Handled)
            {
                stored.Add(id);
            }
        }

        return stored;
    }

    /// <summary>What stands beside it first, so that nothing of a new one is deleted.</summary>
    private void Replace(string saved)
    {
        while (File.Exists(saved))
        {
            Delete();
            try
            {
                File.Move(saved, folder.File());
            }
            catch (IOException) when (File.Exists(folder.File()))
            {
                // The app has made a new one meanwhile.
            }
        }
    }

    private void Delete()
    {
        foreach (var end in new[] { "-wal", "-shm", "" })
        {
            File.Delete(folder.File() + end);
        }
    }

    private object? Value(string sql) => Query.Value(folder.File(), sql);
}
