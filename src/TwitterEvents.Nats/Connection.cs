using Microsoft.Extensions.Logging;
using NATS.Client.Core;
using NATS.Client.JetStream;

namespace TwitterEvents.Nats;

/// <summary>The connection to the server, which is made again by itself as often as it is lost.</summary>
internal sealed class Connection(NatsInboxOptions options, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(1);

    private readonly NatsConnection connection = new(NatsEndpoint.OptionsOf(options));
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private CancellationTokenSource lost = new();

    /// <summary>The error it named last; null if it named none since it was connected.</summary>
    private string? said;

    /// <summary>The server, without a name and a password.</summary>
    public string Address { get; } = NatsEndpoint.Show(options.Url);

    public bool IsOpen => connection.ConnectionState == NatsConnectionState.Open;

    /// <summary>How large a message may be, with its headers.</summary>
    public long MaxPayload => connection.ServerInfo?.MaxPayload ?? long.MaxValue;

    /// <summary>Cancelled when the app ends.</summary>
    public CancellationToken Closing => closing.Token;

    /// <summary>Cancelled when the connection there is now is lost: what was asked for on it is not answered.</summary>
    public CancellationToken Lost
    {
        get
        {
            lock (gate)
            {
                return lost.Token;
            }
        }
    }

    /// <summary>What the server said of it last, to be put behind a cause; empty if it said nothing.</summary>
    private string Words => Volatile.Read(ref said) is { } words ? $"; it says: {words}" : "";

    /// <summary>Whether it may be otherwise in a moment.</summary>
    public static bool IsPassing(Exception exception) => exception is NatsException or OperationCanceledException or IOException or OutOfMemoryException;

    /// <returns>Why nothing can be asked of the server; null if that may work.</returns>
    public string? FindProblem() => IsOpen ? null : $"The connection to the NATS server {Address} is lost; it is made again{Words}.";

    /// <summary>Why a call failed.</summary>
    public string Explain(Exception exception) => NatsEndpoint.Why(exception) + Words;

    /// <summary>Says from now on what becomes of it.</summary>
    /// <param name="opened">Is called whenever it is made.</param>
    public void Watch(Action opened)
    {
        connection.ConnectionDisconnected += (_, _) =>
        {
            logger.Disconnected(Address);
            return EndAsync();
        };
        connection.ServerError += (_, e) =>
        {
            // The same for each attempt to connect anew.
            if (Interlocked.Exchange(ref said, e.Error) != e.Error)
            {
                logger.Says(Address, e.Error);
            }

            return default;
        };
        connection.ConnectionOpened += (_, _) =>
        {
            Volatile.Write(ref said, null);
            logger.Connected(Address, options.Name);
            opened();
            return default;
        };
    }

    /// <exception cref="NatsException">There is no server, or it lets nobody in.</exception>
    public async Task<NatsJSContext> ConnectAsync(CancellationToken cancellationToken)
    {
        await connection.ConnectAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        return new NatsJSContext(connection);
    }

    /// <summary>Says that the app ends.</summary>
    public Task CloseAsync() => closing.CancelAsync();

    /// <summary>After <see cref="CloseAsync"/>, when nobody asks it anything any more.</summary>
    public async ValueTask DisposeAsync()
    {
        await FlushAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
        lost.Dispose();
        closing.Dispose();
    }

    /// <summary>What was said last is heard before the connection ends.</summary>
    private async Task FlushAsync()
    {
        if (!IsOpen)
        {
            return;
        }

        using var limit = new CancellationTokenSource(FlushTimeout, time);
        try
        {
            await connection.PingAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsPassing(exception))
        {
            // It is gone, and what was taken is given out again when its time is over.
        }
    }

    private async ValueTask EndAsync()
    {
        CancellationTokenSource before;
        lock (gate)
        {
            (before, lost) = (lost, new CancellationTokenSource());
        }

        await before.CancelAsync().ConfigureAwait(false);
        before.Dispose();
    }
}
