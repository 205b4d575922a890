using System.Globalization;
using Microsoft.Extensions.Logging;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>
/// The connection, and what was made on the server. It is opened when the app starts, and then as often as it takes; what it cannot do it says, and it goes on
/// by itself when the server is back.
/// </summary>
internal sealed class Server(NatsInboxOptions options, Layout layout, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan PauseBetween = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AlarmInterval = TimeSpan.FromMinutes(1);

    private readonly NatsConnection connection = new(NatsEndpoint.OptionsOf(options));
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource closing = new();
    private readonly Lock gate = new();
    private CancellationTokenSource lost = new();
    private NatsJSContext? streams;
    private Claims? claims;
    private Task? opening;
    private string problem = "it has not been asked yet";

    /// <summary>The error it named last; null if it named none since it was connected.</summary>
    private string? said;

    private long? alarmedAt;

    /// <summary>Cancelled when the app ends.</summary>
    public CancellationToken Closing => closing.Token;

    /// <exception cref="InboxUnavailableException">It is not connected.</exception>
    public NatsJSContext Streams => FindProblem() is { } why ? throw new InboxUnavailableException(why) : streams!;

    /// <summary>After <see cref="OpenedAsync"/>.</summary>
    public NatsJSContext OpenedStreams => streams!;

    /// <summary>After <see cref="OpenedAsync"/>.</summary>
    public Claims Claims => claims!;

    /// <returns>Why nothing can be stored there; null if that may work.</returns>
    public string? FindProblem() =>
        !opened.Task.IsCompletedSuccessfully ? $"The NATS server {NatsEndpoint.Show(options.Url)} cannot be used: {Volatile.Read(ref problem)}."
        : connection.ConnectionState != NatsConnectionState.Open ? $"The connection to the NATS server {NatsEndpoint.Show(options.Url)} is lost; it is made again{Words}."
        : null;

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
            return default;
        };
        if (await TryOpenAsync(cancellationToken).ConfigureAwait(false) is { } difference)
        {
            throw new InvalidOperationException($"UseNatsInbox: {difference}");
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
            }

            await Task.Delay(PauseBetween, time, either.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Whether it may be otherwise in a moment.</summary>
    public static bool IsPassing(Exception exception) => exception is NatsException or OperationCanceledException or IOException;

    /// <summary>Says that something is not done, once a minute.</summary>
    public void Alarm(Exception exception)
    {
        lock (gate)
        {
            if (alarmedAt is { } at && time.GetElapsedTime(at) < AlarmInterval)
            {
                return;
            }

            alarmedAt = time.GetTimestamp();
        }

        logger.CannotWrite(NatsEndpoint.Show(options.Url), NatsEndpoint.Why(exception));
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        if (opening is not null)
        {
            await opening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

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
            if (await TryOpenAsync(closing.Token).ConfigureAwait(false) is { } difference && difference != Volatile.Read(ref problem))
            {
                Volatile.Write(ref problem, difference);
                logger.Differs(difference);
            }
        }
    }

    /// <returns>What differs; null if nothing does, or it cannot be told.</returns>
    private async Task<string?> TryOpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await connection.ConnectAsync().AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
            var context = new NatsJSContext(connection);
            if (await MakeAsync(context, cancellationToken).ConfigureAwait(false) is { } difference)
            {
                return difference;
            }

            streams = context;
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

    /// <returns>What differs; null if nothing does.</returns>
    private async Task<string?> MakeAsync(NatsJSContext context, CancellationToken cancellationToken)
    {
        foreach (var wanted in layout.Streams)
        {
            var there = await context.FindStreamInfoAsync(wanted.Name!, cancellationToken).ConfigureAwait(false)
                ?? (await context.CreateStreamAsync(wanted, cancellationToken).ConfigureAwait(false)).Info;
            if (Differences.Of(there.Config, wanted) is { } difference)
            {
                return difference;
            }
        }

        return await MakeConsumersAsync(context, layout.InStream, layout.InConsumers, cancellationToken).ConfigureAwait(false)
            ?? await MakeConsumersAsync(context, layout.RetryStream, [layout.Retries], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One that is there must not be made: that would change it silently.</summary>
    private static async Task<string?> MakeConsumersAsync(
        NatsJSContext context, string stream, IEnumerable<ConsumerConfig> all, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, ConsumerConfig>(StringComparer.Ordinal);
        await foreach (var consumer in context.ListConsumersAsync(stream, cancellationToken).ConfigureAwait(false))
        {
            known[consumer.Info.Name] = consumer.Info.Config;
        }

        foreach (var wanted in all)
        {
            var there = known.GetValueOrDefault(wanted.Name!)
                ?? (await context.CreateOrUpdateConsumerAsync(stream, wanted, cancellationToken).ConfigureAwait(false)).Info.Config;
            if (Differences.Of(stream, there, wanted) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }
}
