namespace TwitterEvents.Inbox.Tests;

/// <summary>Strict order in a SQLite file.</summary>
public sealed class SqliteStrictOrderTests : StrictOrderPromises, IDisposable
{
    private readonly Folder folder = new();

    internal override Store Store => Store.Sqlite(folder.File());

    public void Dispose() => folder.Dispose();
}
