using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Nats;

/// <summary>The messages that this process has taken: each waits for a handler, is handled, or rests, until it is settled or given back.</summary>
internal sealed class InWork(Server server, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan PauseBeforeReturn = TimeSpan.FromSeconds(1);

    private readonly Channel<Held> ready = Channel.CreateUnbounded<Held>();
    private readonly ConcurrentDictionary<Held, bool> all = new();
    private readonly ConcurrentDictionary<Held, bool> resting = new();
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Told of each message when it is no more in work here.</summary>
    public Action<Held>? Dropped { get; set; }

    public ICollection<Held> All => all.Keys;

    /// <summary>Cancelled when nothing more is taken.</summary>
    public CancellationToken Stopping => stopping.Token;

    /// <summary>Waits for the next that may be handled.</summary>
    public ValueTask<Held> TakeAsync(CancellationToken cancellationToken) => ready.Reader.ReadAsync(cancellationToken);

    /// <summary>It is in work, and may be handled.</summary>
    public async ValueTask HoldAsync(Held held)
    {
        Add(held);
        if (stopping.IsCancellationRequested)
        {
            await ReturnAsync(held).ConfigureAwait(false);
            return;
        }

        try
        {
            GoOn(held);
        }
        catch
        {
            // Nobody has heard of it, and nobody is told that it ends.
            all.TryRemove(held, out _);
            held.End();
            throw;
        }
    }

    /// <summary>It is in work, and may not be handled yet.</summary>
    public void Add(Held held)
    {
        held.TakenAt = time.GetTimestamp();
        all.TryAdd(held, true);
    }

    /// <summary>What is in work may be handled.</summary>
    public void GoOn(Held held) => ready.Writer.TryWrite(held);

    /// <summary>It is no more in work here.</summary>
    public void Drop(Held held)
    {
        var wasHere = all.TryRemove(held, out _);
        held.End();
        if (wasHere)
        {
            Dropped?.Invoke(held);
        }
    }

    /// <summary>Gives it back, to be taken again at once by whoever can.</summary>
    public async ValueTask ReturnAsync(Held held)
    {
        try
        {
            // The client would wait for a server that is away, for each message anew, and the app could not stop.
            if (server.FindProblem() is null)
            {
                await held.Message.NakAsync().ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (Connection.IsPassing(exception))
        {
            // It is given out again when its time is over.
        }
        finally
        {
            Drop(held);
        }
    }

    /// <summary>
    /// The same after a moment, so that what cannot be done now is not tried at once. A lane that asked for the delay of the server would stand still longer.
    /// </summary>
    public async Task ReturnLaterAsync(Held held)
    {
        try
        {
            resting.TryAdd(held, true);
            await Task.Delay(PauseBeforeReturn, time, stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (resting.TryRemove(held, out _))
            {
                await ReturnAsync(held).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            // It is given out again when its time is over.
            Drop(held);
            if (!server.Memory.Tells(exception, Feed.Again))
            {
                logger.FeedDefect(exception);
            }
        }
    }

    /// <summary>Nothing more is taken.</summary>
    public Task StopAsync() => stopping.CancelAsync();

    /// <summary>Gives back what nobody works at.</summary>
    public async Task ReturnIdleAsync()
    {
        while (ready.Reader.TryRead(out var held))
        {
            await ReturnAsync(held).ConfigureAwait(false);
        }

        foreach (var (rested, _) in resting)
        {
            if (resting.TryRemove(rested, out _))
            {
                await ReturnAsync(rested).ConfigureAwait(false);
            }
        }
    }

    public void Dispose() => stopping.Dispose();
}
