using Microsoft.Extensions.Logging.Abstractions;
using TwitterEvents.Sqlite;

namespace TwitterEvents.Inbox.Tests;

/// <summary>What has been kept long enough is erased in pieces that keep no delivery out for long.</summary>
public sealed class SweepTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task The_longer_a_piece_takes_the_fewer_are_in_the_next()
    {
        var time = new SlowTime();
        var options = new SqliteInboxOptions { Path = folder.File(), Retention = TimeSpan.Zero };
        using var writer = new Writer(options.Path, null, time, NullLogger.Instance);
        await writer.DoAsync(new Write(static statements => statements.Execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500) INSERT INTO deliveries (received, state, ended) SELECT 1, 2, 1 FROM n")));
        var sweep = new Sweep(writer, options, time);
        List<long> left = [500];
        for (var i = 0; i < 100 && left.Count < 4; i++)
        {
            await sweep.RunAsync(fence: 0);
            if ((long)Query.Value(folder.File(), "SELECT COUNT(*) FROM deliveries")! is var count && count < left[^1])
            {
                left.Add(count);
            }
        }

        Assert.Equal([500, 400, 350, 325], left);
    }

    /// <summary>A second is over at each look.</summary>
    private sealed class SlowTime : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref now);
    }
}
