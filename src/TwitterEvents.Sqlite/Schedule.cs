using System.Threading.Channels;
using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>Whose turn it is: of one lane one at a time, in the order they came.</summary>
/// <param name="fence">Of the right to run what is in it.</param>
/// <param name="time">What time it is.</param>
/// <param name="term">Cancelled when that right is lost.</param>
internal sealed class Schedule(long fence, TimeProvider time, CancellationToken term)
{
    /// <summary>How many deliveries are ready or in work at most: those whose turn it is, of each lane one.</summary>
    private const int MostBegun = 20_000;

    /// <summary>
    /// How many wait for their turn at most: as many as an inbox holds by default, so that a flood of one user's leaves room for those of all others; and no
    /// more than fit in a share of the memory the process may have, for it needs some to handle what waits.
    /// </summary>
    private const int MostWaiting = 1_000_000;

    /// <summary>How much of bodies there is at most, so that what this process has just accepted need not be read from the file.</summary>
    private const long MostBytes = 16 << 20;

    private const int ShareOfMemory = 64;
    private const int BytesOfWaiting = 16;

    private static readonly TimeSpan PauseAfterReturn = TimeSpan.FromSeconds(1);

    private readonly long memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / ShareOfMemory;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<Waiting>> lanes = new(StringComparer.Ordinal);
    private readonly Channel<Taken> ready = Channel.CreateUnbounded<Taken>();
    private int begun;
    private int waiting;
    private long bytes;

    /// <summary>What was given back; each knows the next.</summary>
    private Taken? firstReturned;
    private Taken? lastReturned;

    /// <summary>Cancelled when the right to run what is in it is lost: then there is another one.</summary>
    public CancellationToken Term => term;

    /// <summary>Whether it takes one more; what there is no room for waits in the file.</summary>
    public bool HasRoom
    {
        get
        {
            lock (gate)
            {
                return begun < MostBegun && waiting < Math.Min(MostWaiting, memory / BytesOfWaiting);
            }
        }
    }

    /// <summary>The next delivery of all.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="lane">Its lane; null if it keeps no order.</param>
    /// <param name="delivery">What this process has just accepted; null if it is only in the file.</param>
    public void Add(long id, string? lane, AcceptedDelivery? delivery)
    {
        lock (gate)
        {
            var next = new Waiting(id, bytes < Math.Min(MostBytes, memory) ? delivery : null);
            if (lane is null)
            {
                Begin(null, next);
            }
            else if (lanes.TryGetValue(lane, out var queue))
            {
                queue.Enqueue(next);
                waiting++;
            }
            else
            {
                BeginLane(lane, next);
            }

            bytes += next.Bytes;
        }
    }

    /// <summary>What is tried again waits for nobody, and nobody for it.</summary>
    public void AddRetry(long id, InboxCall call) => ready.Writer.TryWrite(new Taken(id, null, fence, call) { Schedule = this });

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
                    Begin(lane, next);
                    queue.Dequeue();
                    waiting--;
                }
                else
                {
                    lanes.Remove(lane);
                }
            }

            begun--;
            bytes -= new Waiting(taken.Id, taken.Delivery).Bytes;
        }
    }

    private void BeginLane(string lane, Waiting next)
    {
        lanes.Add(lane, new());
        try
        {
            Begin(lane, next);
        }
        catch
        {
            // Nobody would ever free it.
            lanes.Remove(lane);
            throw;
        }
    }

    private void Begin(string? lane, Waiting next)
    {
        ready.Writer.TryWrite(new Taken(next.Id, lane, fence, null) { Schedule = this, Delivery = next.Delivery });
        begun++;
    }

    /// <summary>What waits for its turn, as small as can be: there may be very many.</summary>
    private readonly record struct Waiting(long Id, AcceptedDelivery? Delivery)
    {
        public int Bytes => Delivery?.Body.Length ?? 0;
    }
}
