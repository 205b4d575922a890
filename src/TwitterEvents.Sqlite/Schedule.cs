using System.Threading.Channels;

namespace TwitterEvents.Sqlite;

/// <summary>Whose turn it is: of one lane one at a time, in the order they came.</summary>
/// <param name="mostOfLane">How many deliveries of a lane wait in it at most. More stay in the file, so that no user takes all the room there is.</param>
/// <param name="time">What time it is.</param>
/// <param name="term">Cancelled when the right to run what is in it is lost.</param>
internal sealed class Schedule(int mostOfLane, TimeProvider time, CancellationToken term)
{
    private static readonly TimeSpan PauseAfterReturn = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Lane> lanes = new(StringComparer.Ordinal);
    private readonly Channel<Taken> ready = Channel.CreateUnbounded<Taken>();
    private int count;
    private long bytes;

    /// <summary>What was given back; each knows the next.</summary>
    private Taken? firstReturned;
    private Taken? lastReturned;

    /// <summary>What is to be filled; each knows the next.</summary>
    private Lane? firstShort;
    private Lane? lastShort;

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

    /// <summary>A lane of which little waits here, and more in the file; null if there is none. It is the same until it is filled.</summary>
    public Lane? Short
    {
        get
        {
            lock (gate)
            {
                return firstShort;
            }
        }
    }

    /// <summary>The next delivery of all. It stays in the file if so many of its lane are here already, or there.</summary>
    public void Add(Taken taken)
    {
        lock (gate)
        {
            if (taken.Lane is not { } name)
            {
                ready.Writer.TryWrite(taken);
            }
            else if (!lanes.TryGetValue(name, out var lane))
            {
                Begin(name, taken);
            }
            else if (lane.IsCut || lane.Waiting.Count >= mostOfLane)
            {
                lane.End = taken.Id;
                return;
            }
            else
            {
                Take(lane, taken);
            }

            count++;
            bytes += BytesOf(taken);
        }
    }

    /// <summary>The next deliveries of the lane that is <see cref="Short"/>.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="next">Those after its last.</param>
    /// <param name="end">If there are no more of it up to a number: that number.</param>
    public void Fill(Lane lane, IReadOnlyList<Taken> next, long? end)
    {
        lock (gate)
        {
            foreach (var taken in next)
            {
                Take(lane, taken);
                count++;
            }

            if (lane.End == end)
            {
                // Whatever became of it, it does not wait there; and nothing has come meanwhile.
                lane.End = lane.Last;
            }

            if (IsToBeFilled(lane))
            {
                return;
            }

            firstShort = lane.NextShort;
            lastShort = firstShort is null ? null : lastShort;
            (lane.IsShort, lane.NextShort) = (false, null);
            if (!lane.IsBusy)
            {
                lanes.Remove(lane.Name);
            }
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
            if (taken.Lane is { } name && lanes.TryGetValue(name, out var lane))
            {
                Next(lane);
            }

            count--;
            bytes -= BytesOf(taken);
        }
    }

    private bool IsToBeFilled(Lane lane) => lane.IsCut && lane.Waiting.Count <= mostOfLane / 2;

    private void Next(Lane lane)
    {
        if (lane.Waiting.TryPeek(out var next))
        {
            // In this order, for there may be no memory for it.
            ready.Writer.TryWrite(next);
            lane.Waiting.Dequeue();
        }
        else if (lane.IsCut)
        {
            lane.IsBusy = false;
        }
        else
        {
            lanes.Remove(lane.Name);
        }

        if (!lane.IsShort && IsToBeFilled(lane))
        {
            lane.IsShort = true;
            _ = lastShort is null ? firstShort = lane : lastShort.NextShort = lane;
            lastShort = lane;
        }
    }

    private void Begin(string name, Taken taken)
    {
        var lane = new Lane(name);
        lanes.Add(name, lane);
        try
        {
            Take(lane, taken);
        }
        catch
        {
            // Nobody would ever free it.
            lanes.Remove(name);
            throw;
        }
    }

    private void Take(Lane lane, Taken taken)
    {
        // In this order, for there may be no memory for it.
        if (lane.IsBusy)
        {
            lane.Waiting.Enqueue(taken);
        }
        else
        {
            ready.Writer.TryWrite(taken);
            lane.IsBusy = true;
        }

        lane.Last = taken.Id;
    }

    private static int BytesOf(Taken taken) => taken.Delivery?.Body.Length ?? 0;
}
