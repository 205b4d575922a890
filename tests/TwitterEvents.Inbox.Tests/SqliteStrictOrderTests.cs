using TwitterEvents.Sqlite;

namespace TwitterEvents.Inbox.Tests;

/// <summary>Strict order in a SQLite file.</summary>
public sealed class SqliteStrictOrderTests : StrictOrderPromises, IDisposable
{
    private readonly Folder folder = new();

    internal override Store Store => Store.Sqlite(folder.File());

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Of_what_is_requeued_of_a_line_who_looks_for_work_comes_across_the_first_alone()
    {
        var isMended = false;
        Func<string, int, Task> handle = (_, _) => isMended ? Task.CompletedTask : throw new InvalidOperationException("It fails.");
        await using (var app = await App.StartAsync(Store, static options => options.MaxAttempts = 1, handle, retries: Strict))
        {
            foreach (var id in (string[])["1", "2", "3"])
            {
                await app.PostAsync(id);
                await app.PostAsync($"other-{id}", "816");
            }

            await Until.TrueAsync(() => Query.Value(folder.File(), "SELECT COUNT(*) FROM calls WHERE due IS NULL") is 6L);
        }

        var outside = new SqliteInboxManagement(folder.File(), TimeProvider.System);
        Assert.Equal(1, await outside.RequeueAsync(new InboxSelection { Ids = [3] }, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(5, await outside.RequeueAsync(new InboxSelection(), cancellationToken: TestContext.Current.CancellationToken));

        // The one that was requeued first is not the first of its line any more.
        Assert.Equal("1,2,3", Query.Value(folder.File(), "SELECT group_concat(delivery) FROM (SELECT delivery FROM calls WHERE due >= 0 ORDER BY delivery)"));

        isMended = true;
        await using var next = await App.StartAsync(Store, static options => options.MaxAttempts = 1, handle, retries: Strict);
        await Until.TrueAsync(() => next.Done.Count == 6);
        Assert.Equal(["1", "2", "3"], next.Done.Where(static id => id.Length == 1));
        Assert.Equal(["other-1", "other-2", "other-3"], next.Done.Where(static id => id.Length > 1));
    }
}
