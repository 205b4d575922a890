using System.Collections.Concurrent;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>Calls that wait for another of their line. Their messages stay with this process, so that they go on as soon as that is over.</summary>
internal sealed class HeldBack(Server server, TimeProvider time) : IDisposable
{
    public const string Reason = "It is held back: its handler keeps strict order, and is to be called again for an earlier event of the user.";

    /// <summary>How many there are at most; the others are given back to the server for a while.</summary>
    private const int Most = 500;

    /// <summary>How often it looks for what another process has ended.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<InboxKey, Held> waiting = new();
    private readonly SemaphoreSlim signal = new(0, 1);
    private readonly Lock gate = new();

    /// <summary>For how long what finds no place here is given back.</summary>
    public static TimeSpan PauseWhenFull { get; } = TimeSpan.FromSeconds(5);

    /// <returns>Whether it waits here; and what had waited for the same call, which was given to this process before.</returns>
    public (bool IsHeld, Held? Former) Add(Held held)
    {
        lock (gate)
        {
            var key = held.Retry!.Key;
            if (!waiting.TryGetValue(key, out var former) && waiting.Count >= Most)
            {
                return (false, null);
            }

            waiting[key] = held;
            return (true, former);
        }
    }

    /// <summary>All of them; they wait here no more.</summary>
    public IEnumerable<Held> Take() => waiting.ToArray().Where(waiting.TryRemove).Select(static one => one.Value);

    /// <summary>Says that one of a line may have ended.</summary>
    public void Look()
    {
        lock (gate)
        {
            if (signal.CurrentCount == 0)
            {
                signal.Release();
            }
        }
    }

    /// <summary>Lets go on whoever may.</summary>
    public async Task RunAsync(Action<Held> goOn, CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var (key, held) in waiting.ToArray())
            {
                // What waits here itself is not over.
                if (held.After is not { } before || (!waiting.ContainsKey(before) && await Lines.IsOverAsync(server.Claims, before, cancellationToken).ConfigureAwait(false)))
                {
                    if (waiting.TryRemove(new(key, held)))
                    {
                        goOn(held);
                    }
                }
            }

            using var limit = new CancellationTokenSource(LookInterval, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            await signal.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    public void Dispose() => signal.Dispose();
}
