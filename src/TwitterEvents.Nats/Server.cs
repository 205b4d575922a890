using Microsoft.Extensions.Logging;
using NATS.Client.Core;
using NATS.Client.JetStream;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>
/// The connection, and what was made on the server. It is opened when the app starts, and then as often as it takes; what it cannot do it says, and it goes on
/// by itself when the server is back. What is not there any more it makes anew.
/// </summary>
internal sealed class Server(NatsInboxOptions options, Layout layout, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    /// <summary>Between two tries; and what is missed is made anew so long after that at the earliest.</summary>
    public static readonly TimeSpan PauseBetween = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AlarmInterval = TimeSpan.FromMinutes(1);

    private readonly NatsConnection connection = new(NatsEndpoint.OptionsOf(options));
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private CancellationTokenSource lost = new();
    private NatsJSContext? streams;
    private Setup? setup;
    private Claims? claims;
    private Task? opening;
    private Task looking = Task.CompletedTask;
    private int isLooking;
    private string problem = "it has not been asked yet";

    /// <summary>How what was made there since it was opened is another than was asked for; null if it is not.</summary>
    private string? difference;

    /// <summary>The error it named last; null if it named none since it was connected.</summary>
    private string? said;

    private long? alarmedAt;
    private long? lookFailedAt;

    /// <summary>Cancelled when the app ends.</summary>
    public CancellationToken Closing => closing.Token;

    /// <exception cref="InboxUnavailableException">It is not connected.</exception>
    public NatsJSContext Streams => FindProblem() is { } why ? throw new InboxUnavailableException(why) : streams!;

    /// <summary>After <see cref="OpenedAsync"/>.</summary>
    public NatsJSContext OpenedStreams => streams!;

    /// <summary>After <see cref="OpenedAsync"/>.</summary>
    public Claims Claims => claims!;

    /// <summary>How large a message may be, with its headers.</summary>
    public long MaxPayload => connection.ServerInfo?.MaxPayload ?? long.MaxValue;

    /// <returns>Why nothing can be stored there; null if that may work.</returns>
    public string? FindProblem() =>
        !opened.Task.IsCompletedSuccessfully ? $"The NATS server {NatsEndpoint.Show(options.Url)} cannot be used: {Volatile.Read(ref problem)}."
        : connection.ConnectionState != NatsConnectionState.Open ? $"The connection to the NATS server {NatsEndpoint.Show(options.Url)} is lost; it is made again{Words}."
        : Volatile.Read(ref difference);

    /// <returns>What is not there any more, or drops what it holds; null if all is as it was made.</returns>
    public async Task<string?> FindLossAsync(CancellationToken cancellationToken)
    {
        var (missing, change) = await setup!.LookAsync(cancellationToken).ConfigureAwait(false);
        if (missing.Count == 0 && change is null)
        {
            return null;
        }

        Look();
        return change ?? $"{string.Join(", ", missing)}: not on the NATS server {NatsEndpoint.Show(options.Url)} any more, and made anew.";
    }

    private string Words => Volatile.Read(ref said) is { } words ? $"; it says: {words}" : "";

    /// <summary>Connects, and makes what is not there; goes on in the background if there is no server.</summary>
    /// <exception cref="InvalidOperationException">What is there is another than this app asks for.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        connection.ConnectionDisconnected += (_, _) =>
        {
            logger.Disconnected(NatsEndpoint.Show(options.Url));
            return EndConnectionAsync();
        };
        connection.ServerError += (_, e) =>
        {
            // The same for each attempt to connect anew.
            if (Interlocked.Exchange(ref said, e.Error) != e.Error)
            {
                logger.Says(NatsEndpoint.Show(options.Url), e.Error);
            }

            return default;
        };
        connection.ConnectionOpened += (_, _) =>
        {
            Volatile.Write(ref said, null);
            logger.Connected(NatsEndpoint.Show(options.Url), options.Name);

            // It may have come back without its disk.
            Look();
            return default;
        };
        if (await TryOpenAsync(cancellationToken).ConfigureAwait(false) is { } other)
        {
            throw new InvalidOperationException($"UseNatsInbox: {other}");
        }

        if (!opened.Task.IsCompleted)
        {
            logger.CannotOpen(NatsEndpoint.Show(options.Url), Volatile.Read(ref problem));
            opening = Task.Run(OpenAsync, CancellationToken.None);
        }
    }

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

    public Task OpenedAsync(CancellationToken cancellationToken) => opened.Task.WaitAsync(cancellationToken);

    /// <summary>Does something on the server, as often as it takes.</summary>
    /// <exception cref="OperationCanceledException">The app ends, or the caller waits no longer.</exception>
    public async ValueTask<T> PersistAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(closing.Token, cancellationToken);
        while (true)
        {
            using var limit = new CancellationTokenSource(CallTimeout, time);
            using var all = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, Lost, either.Token);
            try
            {
                return await call(all.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (IsPassing(exception) && !either.IsCancellationRequested)
            {
                Alarm(exception);
                Look();
            }

            await Task.Delay(PauseBetween, time, either.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Looks, if somebody was told that there is no such thing.</summary>
    public void Look(Exception exception)
    {
        if (exception is NatsJSApiException { Error.Code: 404 } or NatsJSPublishNoResponseException or NatsJSApiNoResponseException or NatsNoRespondersException)
        {
            Look();
        }
    }

    /// <summary>
    /// Looks whether all is there, and makes anew what is not, in the background: an operator may have deleted it, or the server have lost its disk. One look at a
    /// time goes on until all is there.
    /// </summary>
    public void Look()
    {
        if (opened.Task.IsCompletedSuccessfully && !closing.IsCancellationRequested && Interlocked.Exchange(ref isLooking, 1) == 0)
        {
            looking = Task.Run(LookAsync, CancellationToken.None);
        }
    }

    /// <summary>Whether it may be otherwise in a moment.</summary>
    public static bool IsPassing(Exception exception) => exception is NatsException or OperationCanceledException or IOException;

    /// <summary>Says that something is not done, once a minute.</summary>
    public void Alarm(Exception exception)
    {
        if (IsTime(ref alarmedAt))
        {
            logger.CannotWrite(NatsEndpoint.Show(options.Url), NatsEndpoint.Why(exception));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        if (opening is not null)
        {
            await opening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await FlushAsync().ConfigureAwait(false);
        await connection.DisposeAsync().ConfigureAwait(false);
        lost.Dispose();
        closing.Dispose();
    }

    /// <summary>What was said last is heard before the connection ends.</summary>
    private async Task FlushAsync()
    {
        if (connection.ConnectionState != NatsConnectionState.Open)
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

    /// <summary>Once a minute.</summary>
    private bool IsTime(ref long? last)
    {
        lock (gate)
        {
            if (last is { } at && time.GetElapsedTime(at) < AlarmInterval)
            {
                return false;
            }

            last = time.GetTimestamp();
            return true;
        }
    }

    private async ValueTask EndConnectionAsync()
    {
        CancellationTokenSource before;
        lock (gate)
        {
            (before, lost) = (lost, new CancellationTokenSource());
        }

        await before.CancelAsync().ConfigureAwait(false);
        before.Dispose();
    }

    private async Task OpenAsync()
    {
        while (!opened.Task.IsCompleted)
        {
            await Task.Delay(PauseBetween, time, closing.Token).ConfigureAwait(false);
            if (await TryOpenAsync(closing.Token).ConfigureAwait(false) is { } other && other != Volatile.Read(ref problem))
            {
                Volatile.Write(ref problem, other);
                logger.Differs(other);
            }
        }
    }

    private async Task LookAsync()
    {
        try
        {
            var isWhole = false;
            while (!isWhole)
            {
                // Who has just begun to lead a cluster may not know all of it yet; and what is in work from before is settled meanwhile, or looked at before it is.
                await Task.Delay(PauseBetween, time, closing.Token).ConfigureAwait(false);
                isWhole = await TryMendAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            Volatile.Write(ref isLooking, 0);
        }
    }

    /// <returns>Whether all is there.</returns>
    private async Task<bool> TryMendAsync()
    {
        var made = new Setup.Made();
        try
        {
            // What else an operator has changed is compared at the next start.
            if (Volatile.Read(ref difference) is null && await setup!.LookAsync(closing.Token).ConfigureAwait(false) is ([], null))
            {
                return true;
            }

            var other = await setup!.MakeAsync(made, closing.Token).ConfigureAwait(false);
            if (Interlocked.Exchange(ref difference, other) != other && other is not null)
            {
                logger.Differs(other);
            }

            return other is null;
        }
        catch (Exception exception) when (IsPassing(exception) && !closing.IsCancellationRequested)
        {
            // A connection that is lost is told of elsewhere.
            if (connection.ConnectionState == NatsConnectionState.Open && IsTime(ref lookFailedAt))
            {
                logger.CannotLook(NatsEndpoint.Show(options.Url), NatsEndpoint.Why(exception) + Words);
            }

            return false;
        }
        catch (Exception exception) when (!closing.IsCancellationRequested)
        {
            logger.FeedDefect(exception);
            return false;
        }
        finally
        {
            Tell(made);
        }
    }

    private void Tell(Setup.Made made)
    {
        if (made.Streams.Count > 0)
        {
            logger.MadeAnew(string.Join(", ", made.Streams), NatsEndpoint.Show(options.Url));
        }

        if (made.Consumers.Count > 0)
        {
            logger.ConsumersMadeAnew(string.Join(", ", made.Consumers), NatsEndpoint.Show(options.Url));
        }
    }

    /// <returns>What differs; null if nothing does, or it cannot be told.</returns>
    private async Task<string?> TryOpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await connection.ConnectAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            var context = new NatsJSContext(connection);
            var all = new Setup(context, layout);
            if (await all.MakeAsync(new Setup.Made(), cancellationToken).ConfigureAwait(false) is { } other)
            {
                return other;
            }

            streams = context;
            setup = all;
            claims = new Claims(context, layout);
            opened.TrySetResult();
            return null;
        }
        catch (Exception exception) when (IsPassing(exception) && !cancellationToken.IsCancellationRequested)
        {
            Volatile.Write(ref problem, NatsEndpoint.Why(exception) + Words);
            return null;
        }
    }
}
