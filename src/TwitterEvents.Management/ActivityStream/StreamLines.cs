using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace TwitterEvents.Management;

/// <summary>The lines of a stream, as they come.</summary>
/// <param name="stream">The stream.</param>
/// <param name="maxBytes">The longest line; a longer one is left out.</param>
/// <param name="stall">After how long without a byte it counts as dead.</param>
/// <param name="leftOut">Is told each line that is left out.</param>
/// <param name="time">The clock.</param>
internal sealed class StreamLines(Stream stream, int maxBytes, TimeSpan stall, Action leftOut, TimeProvider time)
{
    /// <summary>When the last byte came; null if none did.</summary>
    public long? LastByteAt { get; private set; }

    /// <summary>Whether an empty line came, which X sends when there is nothing else to send: what was missed has come then.</summary>
    public bool HasCaughtUp { get; private set; }

    /// <summary>Each whole line that is not empty, in memory of its own. What stands behind the last line end is lost with the connection.</summary>
    /// <exception cref="StreamStalledException">Nothing has come for too long.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
        using var limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var isSkipping = false;
            var before = 0L;
            while (true)
            {
                var read = await ReadAsync(pipe, limit, either.Token).ConfigureAwait(false);
                var rest = read.Buffer;
                if (rest.Length > before)
                {
                    LastByteAt = time.GetTimestamp();
                }

                while (rest.PositionOf((byte)'\n') is { } end)
                {
                    var line = Trim(rest.Slice(0, end));
                    rest = rest.Slice(rest.GetPosition(1, end));
                    var isWanted = !isSkipping && IsWanted(line.Length);
                    isSkipping = false;
                    if (isWanted)
                    {
                        yield return line.ToArray();
                    }
                }

                if (!isSkipping && rest.Length > maxBytes + 1L)
                {
                    leftOut();
                    isSkipping = true;
                }

                if (read.IsCompleted)
                {
                    yield break;
                }

                before = isSkipping ? 0 : rest.Length;
                pipe.AdvanceTo(isSkipping ? rest.End : rest.Start, rest.End);
            }
        }
        finally
        {
            await pipe.CompleteAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<ReadResult> ReadAsync(PipeReader pipe, CancellationTokenSource limit, CancellationToken cancellationToken)
    {
        limit.CancelAfter(stall);
        try
        {
            return await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new StreamStalledException(stall);
        }
        finally
        {
            // What is done with the lines takes the time it takes.
            limit.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    private bool IsWanted(long length)
    {
        if (length == 0)
        {
            HasCaughtUp = true;
            return false;
        }

        if (length <= maxBytes)
        {
            return true;
        }

        leftOut();
        return false;
    }

    private static ReadOnlySequence<byte> Trim(ReadOnlySequence<byte> line) =>
        line.Length > 0 && line.Slice(line.Length - 1).FirstSpan[0] == (byte)'\r' ? line.Slice(0, line.Length - 1) : line;
}
