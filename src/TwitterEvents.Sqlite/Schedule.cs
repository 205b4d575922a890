using System.Threading.Channels;

namespace TwitterEvents.Sqlite;

/// <summary>Whose turn it is: of one lane one at a time, in the order they came.</summary>
/// <param name="time">What time it is.</param>
/// <param name="term">Cancelled when the right to run what is in it is lost.</param>
internal sealed class Schedule(TimeProvider time, CancellationToken term)
{
    private static readonly TimeSpan PauseAfterReturn = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<Taken>> lanes = new(StringComparer.Ordinal);
    private readonly Channel<Taken> ready = Channel.CreateUnbounded<Taken>();
    private int count;
    private long bytes;

    /// <summary>What was given back; each knows the next.</summary>
    private Taken? firstReturned;
    private Taken? lastReturned;

    /// <summary>Cancelled when the right to run what is in it is lost: then there is another one.</summary>
    public CancellationToken Term => term;

    /// <summary>The bodies of what it holds that need not be read from the file.</summary>
    public long Bytes
    {
        get
        {
            lock (gate)
            {
                return bytes;
            }
        }
    }

    /// <summary>How many deliveries there are, in work and waiting.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return count;
            }
        }
    }

    public void Add(Taken taken)
    {
        lock (gate)
        {
            if (taken.Lane is not { } lane)
            {
                ready.Writer.TryWrite(taken);
            }
            else if (lanes.TryGetValue(lane, out var queue))
            {
                queue.Enqueue(taken);
            }
            else
            {
                Begin(lane, taken);
            }

            count++;
            bytes += BytesOf(taken);
        }
    }

    /// <summary>What is tried again waits for nobody, and nobody for it.</summary>
    public void AddRetry(Taken taken) => ready.Writer.TryWrite(taken);

    public ValueTask<Taken> TakeAsync(CancellationToken cancellationToken) => ready.Reader.ReadAsync(cancellationToken);

    /// <summary>Gives back what was taken: it is the next of its lane again, in a second. This needs no memory, for it may be for want of it.</summary>
    public void Return(Taken taken)
    {
        lock (gate)
        {
            if (taken.ReturnedAt is null)
            {
                taken.ReturnedAt = time.GetTimestamp();
                _ = lastReturned is null ? firstReturned = taken : lastReturned.ReturnedNext = taken;
                lastReturned = taken;
            }
        }
    }

    /// <summary>What was given back a second ago, is ready again.</summary>
    public void Resume()
    {
        lock (gate)
        {
            while (firstReturned is { ReturnedAt: { } at } taken && time.GetElapsedTime(at) >= PauseAfterReturn)
            {
                // In this order, for there may be no memory for it.
                ready.Writer.TryWrite(taken);
                firstReturned = taken.ReturnedNext;
                lastReturned = firstReturned is null ? null : lastReturned;
                (taken.ReturnedAt, taken.ReturnedNext) = (null, null);
            }
        }
    }

    /// <summary>It is done: the next of its lane may begin.</summary>
    public void Free(Taken taken)
    {
        if (taken.Call is not null)
        {
            return;
        }

        lock (gate)
        {
            if (taken.Lane is { } lane && lanes.TryGetValue(lane, out var queue))
            {
                if (queue.TryPeek(out var next))
                {
                    // In this order, for there may be no memory for it.
                    ready.Writer.TryWrite(next);
                    queue.Dequeue();
                }
                else
                {
                    lanes.Remove(lane);
                }
            }

            count--;
            bytes -= BytesOf(taken);
        }
    }

    private void Begin(string lane, Taken taken)
    {
        lanes.Add(lane, new());
        try
        {
            ready.Writer.TryWrite(taken);
        }
        catch
        {
            // Nobody would ever free it.
            lanes.Remove(lane);
            throw;
        }
    }

    private static int BytesOf(Taken taken) => taken.Delivery?.Body.Length ?? 0;
}
