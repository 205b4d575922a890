using System.Text;

namespace TwitterEvents.Management.Tests;

/// <summary>How bytes become lines.</summary>
public sealed class StreamLinesTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{\"a\":1}\r\n{\"b\":2}\r\n", "{\"a\":1}|{\"b\":2}")]
    [InlineData("{\"a\":1}\n{\"b\":2}\n", "{\"a\":1}|{\"b\":2}")]
    [InlineData("\r\n\r\n{\"a\":1}\r\n\r\n", "{\"a\":1}")]
    [InlineData("{\"a\":1}\r\n{\"b\"", "{\"a\":1}")]
    [InlineData("{\"a\":\"\u2028\\n\"}\n", "{\"a\":\"\u2028\\n\"}")]
    [InlineData("", "")]
    [InlineData("0123456789\n{}\n", "0123456789|{}")]
    [InlineData("0123456789X\n{}\n", "{}")]
    [InlineData("0123456789\r\n{}\n", "0123456789|{}")]
    [InlineData("0123456789012345678901234567890123456789\n{}\n", "{}")]
    [InlineData("{}\n0123456789012345678901234567890123456789", "{}")]
    public async Task Lines_are_what_stands_between_line_ends(string text, string expected)
    {
        // However the bytes come.
        foreach (var chunk in (int[])[1, 2, 3, 7, 1_000])
        {
            var (lines, _) = await ReadAsync(text, chunk, maxBytes: text.StartsWith('0') || text.StartsWith("{}\n0", StringComparison.Ordinal) ? 10 : 1_000);
            Assert.Equal(expected, string.Join('|', lines));
        }
    }

    [Theory]
    [InlineData("0123456789X\n{}\n", 1)]
    [InlineData("0123456789012345678901234567890123456789\r\n{}\n", 1)]
    [InlineData("0123456789X\n\n{}\n01234567890123456789\n", 2)]
    [InlineData("0123456789\r\n{}\n", 0)]
    public async Task A_line_that_is_too_long_is_told_once(string text, int times)
    {
        foreach (var chunk in (int[])[1, 5, 1_000])
        {
            Assert.Equal(times, (await ReadAsync(text, chunk, maxBytes: 10)).LeftOut);
        }
    }

    [Fact]
    public async Task A_line_that_never_ends_takes_no_memory()
    {
        var stream = new EndlessStream(64 * 1_048_576);
        var leftOut = 0;
        var lines = new StreamLines(stream, 1_024, TimeSpan.FromMinutes(1), () => leftOut++, TimeProvider.System);
        var before = GC.GetAllocatedBytesForCurrentThread();
        await foreach (var _ in lines.ReadAsync(Token))
        {
            Assert.Fail("It has no end.");
        }

        Assert.Equal(1, leftOut);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8 * 1_048_576);
    }

    [Fact]
    public async Task An_empty_line_shows_that_there_was_nothing_else_to_send()
    {
        var lines = new StreamLines(new MemoryStream("{}\r\n\r\n"u8.ToArray()), 100, TimeSpan.FromMinutes(1), static () => { }, TimeProvider.System);
        var reading = lines.ReadAsync(Token).GetAsyncEnumerator(Token);

        Assert.True(await reading.MoveNextAsync());
        Assert.False(lines.HasCaughtUp);
        Assert.False(await reading.MoveNextAsync());
        Assert.True(lines.HasCaughtUp);
        await reading.DisposeAsync();
    }

    private static async Task<(List<string> Lines, int LeftOut)> ReadAsync(string text, int chunk, int maxBytes)
    {
        var leftOut = 0;
        var lines = new StreamLines(new ChunkedStream(Encoding.UTF8.GetBytes(text), chunk), maxBytes, TimeSpan.FromMinutes(1), () => leftOut++, TimeProvider.System);
        var read = new List<string>();
        await foreach (var line in lines.ReadAsync(Token))
        {
            read.Add(Encoding.UTF8.GetString(line.Span));
        }

        return (read, leftOut);
    }

    /// <summary>Gives so many bytes at a time.</summary>
    private sealed class ChunkedStream(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }

    /// <summary>So many bytes without a line end.</summary>
    private sealed class EndlessStream(long length) : MemoryStream
    {
        private long left = length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = (int)Math.Min(buffer.Length, left);
            buffer.Span[..read].Fill((byte)'x');
            left -= read;
            return ValueTask.FromResult(read);
        }
    }
}
