using System.Threading.Channels;

namespace TwitterEvents.Testing.Platform;

/// <summary>One connection to the stream of X Activity: what it is still to get, and how it ends.</summary>
internal sealed class StreamConnection
{
    private static readonly byte[] Errors =
        """{"errors":[{"title":"operational-disconnect","disconnect_type":"UpstreamOperationalDisconnect","detail":"This stream has been disconnected upstream for operational reasons.","type":"https://api.x.com/2/problems/operational-disconnect"}]}"""u8.ToArray();

    private static readonly byte[] LineEnd = "\r\n"u8.ToArray();

    private readonly Channel<Part> parts = Channel.CreateUnbounded<Part>();
    private volatile bool isStalled;
    private bool isCutInNext;
    private bool isBroken;

    /// <summary>Sends a whole line. Called by one at a time.</summary>
    public void Send(ReadOnlyMemory<byte> line)
    {
        if (isCutInNext)
        {
            parts.Writer.TryWrite(new Part(line[..(line.Length / 2)], Cuts: true));
            parts.Writer.TryComplete();
        }

        parts.Writer.TryWrite(new Part(line));
    }

    /// <summary>Breaks it, unless it has been. Called by one at a time.</summary>
    public bool TryBreak(FakeXStreamBreak how)
    {
        if (isBroken)
        {
            return false;
        }

        isBroken = true;
        switch (how)
        {
            case FakeXStreamBreak.Stall:
                isStalled = true;
                break;
            case FakeXStreamBreak.CutInLine:
                isCutInNext = true;
                return true;
            case FakeXStreamBreak.Cut:
                parts.Writer.TryWrite(new Part(default, Cuts: true));
                break;
            case FakeXStreamBreak.EndWithErrors:
                parts.Writer.TryWrite(new Part((byte[])[.. Errors, .. LineEnd]));
                break;
        }

        if (how != FakeXStreamBreak.Stall)
        {
            parts.Writer.TryComplete();
        }

        return true;
    }

    /// <summary>Writes what there is, and an empty line when there is nothing for so long, until it breaks.</summary>
    /// <param name="write">Sends bytes.</param>
    /// <param name="keepAlive">How long.</param>
    /// <param name="time">By which clock.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Whether it ended in good order; otherwise the connection is to be cut.</returns>
    public async Task<bool> RunAsync(Func<ReadOnlyMemory<byte>, Task> write, TimeSpan keepAlive, TimeProvider time, CancellationToken cancellationToken)
    {
        var more = parts.Reader.WaitToReadAsync(cancellationToken).AsTask();
        while (true)
        {
            await Task.WhenAny(more, Task.Delay(keepAlive, time, cancellationToken));
            if (isStalled)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
            }

            if (!more.IsCompleted)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await write(LineEnd);
                continue;
            }

            if (!await more)
            {
                return true;
            }

            while (!isStalled && parts.Reader.TryRead(out var part))
            {
                if (!part.Bytes.IsEmpty)
                {
                    await write(part.Bytes);
                }

                if (part.Cuts)
                {
                    return false;
                }
            }

            more = parts.Reader.WaitToReadAsync(cancellationToken).AsTask();
        }
    }

    private readonly record struct Part(ReadOnlyMemory<byte> Bytes, bool Cuts = false);
}
