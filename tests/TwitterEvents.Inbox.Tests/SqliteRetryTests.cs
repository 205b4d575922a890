namespace TwitterEvents.Inbox.Tests;

/// <summary>Retries in a SQLite file.</summary>
public sealed class SqliteRetryTests : RetryPromises, IDisposable
{
    private readonly Folder folder = new();

    internal override Store Store => Store.Sqlite(folder.File());

    public void Dispose() => folder.Dispose();
}
