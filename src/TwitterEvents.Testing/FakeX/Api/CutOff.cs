using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;

namespace TwitterEvents.Testing.Api;

/// <summary>The sending side of a connection to the API, which can be made to end at any byte.</summary>
internal sealed class CutOff : PipeWriter
{
    private readonly PipeWriter inner;
    private long left = long.MaxValue;
    private bool isClosed;

    private CutOff(PipeWriter inner) => this.inner = inner;

    /// <summary>Puts one into each connection, where a request finds it among its features.</summary>
    public static ConnectionDelegate Wrap(ConnectionDelegate next) => connection =>
    {
        var cutOff = new CutOff(connection.Transport.Output);
        connection.Features.Set(cutOff);
        connection.Transport = new Duplex(connection.Transport.Input, cutOff);
        return next(connection);
    };

    /// <summary>Sends so many bytes more, and closes.</summary>
    public void After(long bytes) => left = bytes;

    /// <summary>Sends what has been written, and closes.</summary>
    public async Task CloseAsync()
    {
        if (!isClosed)
        {
            isClosed = true;
            await inner.FlushAsync();
            await inner.CompleteAsync();
        }
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => isClosed ? new byte[Math.Max(sizeHint, 4096)] : inner.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public override void Advance(int bytes)
    {
        var kept = (int)Math.Min(bytes, left);
        left -= kept;
        if (!isClosed)
        {
            inner.Advance(kept);
        }
    }

    public override async ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (left > 0)
        {
            return await inner.FlushAsync(cancellationToken);
        }

        // Not told as completed: the server would reset the connection, and what is on its way would be lost.
        await CloseAsync();
        return new FlushResult(isCanceled: false, isCompleted: false);
    }

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null)
    {
        isClosed = true;
        inner.Complete(exception);
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
