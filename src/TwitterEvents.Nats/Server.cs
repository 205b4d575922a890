using Microsoft.Extensions.Logging;
using NATS.Client.Core;
using NATS.Client.JetStream;
using TwitterEvents.Diagnostics;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>
/// The server, and what was made on it. It is opened when the app starts, and then as often as it takes; what it cannot do it says, and it goes on by itself when
/// the server is back.
/// </summary>
internal sealed class Server(NatsInboxOptions options, Layout layout, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    /// <summary>Between two tries.</summary>
    private static readonly TimeSpan PauseBetween = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(5);

    private readonly Connection connection = new(options, time, logger);
    private readonly TaskCompletionSource<Opened> opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Alarm writing = new(time);
    private Task? opening;
    private string problem = "it has not been asked yet";

    /// <summary>Is told what failed for want of memory.</summary>
    public MemoryAlarm Memory { get; } = new(time, logger);

    /// <summary>Cancelled when the app ends.</summary>
    public CancellationToken Closing => connection.Closing;

    /// <inheritdoc cref="Connection.Lost"/>
    public CancellationToken Lost => connection.Lost;

    /// <inheritdoc cref="Connection.MaxPayload"/>
    public long MaxPayload => connection.MaxPayload;

    /// <exception cref="InboxUnavailableException">It is not connected.</exception>
    public NatsJSContext Streams => FindProblem() is { } why ? throw new InboxUnavailableException(why) : OpenedStreams;

    /// <summary>After <see cref="OpenedAsync"/>.</summary>
    public NatsJSContext OpenedStreams => opened.Task.Result.Streams;

    /// <summary>After <see cref="OpenedAsync"/>.</summary>
    public Claims Claims => opened.Task.Result.Claims;

    /// <returns>Why nothing can be stored there; null if that may work.</returns>
    public string? FindProblem() => opened.Task.IsCompletedSuccessfully
        ? connection.FindProblem() ?? opened.Task.Result.Upkeep.Difference
        : $"The NATS server {connection.Address} cannot be used: {Volatile.Read(ref problem)}.";

    /// <inheritdoc cref="Upkeep.FindLossAsync"/>
    public Task<string?> FindLossAsync(CancellationToken cancellationToken) => opened.Task.Result.Upkeep.FindLossAsync(cancellationToken);

    /// <summary>Connects, and makes what is not there; goes on in the background if there is no server.</summary>
    /// <exception cref="InvalidOperationException">What is there is another than this app asks for.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // It may have come back without its disk.
        connection.Watch(Look);
        if (await TryOpenAsync(cancellationToken).ConfigureAwait(false) is { } other)
        {
            throw new InvalidOperationException($"UseNatsInbox: {other}");
        }

        if (!opened.Task.IsCompleted)
        {
            logger.CannotOpen(connection.Address, Volatile.Read(ref problem));
            opening = Task.Run(OpenAsync, CancellationToken.None);
        }
    }

    public Task OpenedAsync(CancellationToken cancellationToken) => opened.Task.WaitAsync(cancellationToken);

    /// <summary>Does something on the server, as often as it takes.</summary>
    /// <exception cref="OperationCanceledException">The app ends, or the caller waits no longer.</exception>
    public async ValueTask<T> PersistAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(Closing, cancellationToken);
        while (true)
        {
            using var limit = new CancellationTokenSource(CallTimeout, time);
            using var all = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, Lost, either.Token);
            try
            {
                return await call(all.Token).ConfigureAwait(false);
            }
            catch (Exception exception) when (Connection.IsPassing(exception) && !either.IsCancellationRequested)
            {
                Alarm(exception);
                Look();
            }

            await Task.Delay(PauseBetween, time, either.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Looks whether all is there, if somebody was told that there is no such thing.</summary>
    public void Look(Exception exception)
    {
        if (exception is NatsJSApiException { Error.Code: 404 } or NatsJSPublishNoResponseException or NatsJSApiNoResponseException or NatsNoRespondersException)
        {
            Look();
        }
    }

    /// <summary>Says that something is not done, once a minute.</summary>
    public void Alarm(Exception exception)
    {
        if (writing.IsDue())
        {
            logger.CannotWrite(connection.Address, NatsEndpoint.Why(exception));
        }
    }

    public async ValueTask DisposeAsync()
    {
        await connection.CloseAsync().ConfigureAwait(false);
        if (opening is not null)
        {
            await opening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (opened.Task.IsCompletedSuccessfully)
        {
            await opened.Task.Result.Upkeep.Looking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private void Look()
    {
        if (opened.Task.IsCompletedSuccessfully)
        {
            opened.Task.Result.Upkeep.Look();
        }
    }

    private async Task OpenAsync()
    {
        while (!opened.Task.IsCompleted)
        {
            await Task.Delay(PauseBetween, time, Closing).ConfigureAwait(false);
            if (await TryOpenAsync(Closing).ConfigureAwait(false) is { } other && other != Volatile.Read(ref problem))
            {
                Volatile.Write(ref problem, other);
                logger.Differs(other);
            }
        }
    }

    /// <returns>What differs; null if nothing does, or it cannot be told.</returns>
    private async Task<string?> TryOpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var streams = await connection.ConnectAsync(cancellationToken).ConfigureAwait(false);
            var setup = new Setup(streams, layout);
            if (await setup.MakeAsync(new Setup.Made(), cancellationToken).ConfigureAwait(false) is { } other)
            {
                return other;
            }

            opened.TrySetResult(new Opened(streams, new Claims(streams, layout), new Upkeep(setup, connection, time, logger)));
            return null;
        }
        catch (Exception exception) when (Connection.IsPassing(exception) && !cancellationToken.IsCancellationRequested)
        {
            Volatile.Write(ref problem, connection.Explain(exception));
            return null;
        }
    }

    /// <summary>What there is once it is connected, and all is made.</summary>
    private sealed record Opened(NatsJSContext Streams, Claims Claims, Upkeep Upkeep);
}
