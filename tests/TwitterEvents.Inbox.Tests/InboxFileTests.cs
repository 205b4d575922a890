using Microsoft.Data.Sqlite;
using TwitterEvents.Sqlite;

namespace TwitterEvents.Inbox.Tests;

/// <summary>Who looks at a file from outside changes nothing about it, and is told what it is if it is no inbox.</summary>
public sealed class InboxFileTests : IDisposable
{
    private readonly Folder folder = new();

    private SqliteInboxManagement Outside => new(folder.File(), TimeProvider.System);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_file_that_is_not_there_is_not_made()
    {
        Assert.Equal($"There is no file {folder.File()}.", await FailAsync(isWrite: false));
        Assert.Equal($"There is no file {folder.File()}.", await FailAsync(isWrite: true));
        Assert.False(File.Exists(folder.File()));
    }

    [Theory]
    [InlineData("CREATE TABLE other (id INTEGER)", "is no inbox")]
    [InlineData("PRAGMA user_version = 1", "is no inbox")]
    [InlineData("PRAGMA user_version = 7", "was written by a later version")]
    public async Task A_database_of_somebody_else_is_told(string sql, string says)
    {
        Query.Value(folder.File(), sql, SqliteOpenMode.ReadWriteCreate);
        var before = await File.ReadAllBytesAsync(folder.File(), TestContext.Current.CancellationToken);

        Assert.Contains(says, await FailAsync(isWrite: false), StringComparison.Ordinal);
        Assert.Contains(says, await FailAsync(isWrite: true), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.File(), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(0, "no SQLite database")]
    [InlineData(100, "the file is damaged")]
    public async Task A_file_with_wrong_bytes_in_it_is_told(int from, string says)
    {
        await MakeAsync();
        var bytes = await File.ReadAllBytesAsync(folder.File(), TestContext.Current.CancellationToken);
        Array.Fill(bytes, (byte)'x', from, bytes.Length - from);
        await File.WriteAllBytesAsync(folder.File(), bytes, TestContext.Current.CancellationToken);

        Assert.Contains(says, await FailAsync(isWrite: false), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_file_is_read_and_who_writes_is_told()
    {
        await MakeAsync();
        using var other = Open();
        using var transaction = other.BeginTransaction(deferred: false);

        Assert.Equal(1, (await Outside.GetStatusAsync(TestContext.Current.CancellationToken)).Waiting);
        Assert.Contains("another process holds the file locked", await FailAsync(isWrite: true), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_reads_changes_neither_the_file_nor_who_may_read_it()
    {
        await MakeAsync();
        var before = await File.ReadAllBytesAsync(folder.File(), TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.File(), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        }

        await Outside.GetStatusAsync(TestContext.Current.CancellationToken);
        await Outside.ListAsync(new InboxQuery { State = InboxState.Waiting }, TestContext.Current.CancellationToken);

        Assert.Equal(before, await File.ReadAllBytesAsync(folder.File(), TestContext.Current.CancellationToken));
        Assert.Equal([folder.File()], Directory.EnumerateFiles(Path.GetDirectoryName(folder.File())!));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(folder.File()));
        }
    }

    private async Task MakeAsync()
    {
        await using var receiver = await App.StartAsync(folder.File(), static options => options.RunsHandlers = false);
        await receiver.PostAsync("1");
    }

    private async Task<string> FailAsync(bool isWrite) => (await Assert.ThrowsAsync<InboxUnavailableException>(
        () => isWrite
            ? Outside.PurgeDoneAsync(cancellationToken: TestContext.Current.CancellationToken)
            : Outside.GetStatusAsync(TestContext.Current.CancellationToken))).Message;

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = folder.File(), Pooling = false, Mode = SqliteOpenMode.ReadWrite }.ToString());
        connection.Open();
        return connection;
    }
}
