using TwitterEvents.Testing.Api;
using TwitterEvents.Testing.Deliveries;

namespace TwitterEvents.Testing;

/// <summary>
/// What goes wrong next. Each fault is for so many attempts to deliver, requests to the API, or replay jobs, from now on; then all is well again.
/// Asking for a fault again adds to it.
/// </summary>
public sealed class FakeXFaults
{
    private readonly Lock gate = new();
    private readonly List<ApiFault> apiFaults = [];
    private readonly Queue<FakeXClose> closes = new();
    private readonly Queue<TimeSpan> delays = new();
    private int wrongSignatures;
    private int holds;
    private int duplicates;
    private int earlyReplayEnds;

    internal FakeXFaults()
    {
    }

    /// <summary>Signs the next attempts with another secret.</summary>
    /// <param name="attempts">How many.</param>
    public void SignWrongly(int attempts = 1) => Add(ref wrongSignatures, attempts);

    /// <summary>Closes the connection of the next attempts, and takes them as failed, wherever that is.</summary>
    /// <param name="at">Where.</param>
    /// <param name="attempts">How many.</param>
    public void CloseDelivery(FakeXClose at, int attempts = 1) => Enqueue(closes, at, attempts);

    /// <summary>
    /// Sends the next attempts later, by the clock of <see cref="FakeXOptions.TimeProvider"/>. The receiver's time limit starts then.
    /// </summary>
    /// <param name="by">How much later.</param>
    /// <param name="attempts">How many.</param>
    public void Delay(TimeSpan by, int attempts = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(by.Ticks, nameof(by));
        Enqueue(delays, by, attempts);
    }

    /// <summary>Holds the next deliveries back, and sends them when another has been sent: so they arrive in another order.</summary>
    /// <param name="deliveries">How many.</param>
    public void Hold(int deliveries = 1) => Add(ref holds, deliveries);

    /// <summary>Sends the next deliveries twice.</summary>
    /// <param name="deliveries">How many.</param>
    public void Duplicate(int deliveries = 1) => Add(ref duplicates, deliveries);

    /// <summary>
    /// Tells the end of the next replay jobs (<c>replay_job_status</c>) before it sends their last event, as X may. The state is that of the events
    /// sent until then.
    /// </summary>
    /// <param name="jobs">How many.</param>
    public void EndReplayEarly(int jobs = 1) => Add(ref earlyReplayEnds, jobs);

    /// <summary>Answers the next requests to the management API so.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="requests">How many.</param>
    /// <param name="path">Of which paths: what they begin with, as <c>/2/activity/</c>; null: whatever they ask.</param>
    public void AnswerApi(FakeXAnswer answer, int requests = 1, string? path = null)
    {
        ArgumentNullException.ThrowIfNull(answer);
        Add(new ApiFault(answer, null) { Path = path }, requests);
    }

    /// <summary>Closes the connection of the next requests to the management API.</summary>
    /// <param name="at">Where.</param>
    /// <param name="requests">How many.</param>
    /// <param name="path">Of which paths: what they begin with, as <c>/2/activity/</c>; null: whatever they ask.</param>
    public void CloseApi(FakeXClose at, int requests = 1, string? path = null) => Add(new ApiFault(null, at) { Path = path }, requests);

    /// <summary>Forgets every fault still to come.</summary>
    public void Clear()
    {
        lock (gate)
        {
            apiFaults.Clear();
            closes.Clear();
            delays.Clear();
            wrongSignatures = holds = duplicates = earlyReplayEnds = 0;
        }
    }

    internal ApiFault TakeApi(string path)
    {
        lock (gate)
        {
            var first = apiFaults.FindIndex(fault => fault.Path is null || path.StartsWith(fault.Path, StringComparison.Ordinal));
            if (first < 0)
            {
                return default;
            }

            var fault = apiFaults[first];
            apiFaults.RemoveAt(first);
            return fault;
        }
    }

    internal AttemptFaults TakeAttempt()
    {
        lock (gate)
        {
            delays.TryDequeue(out var delay);
            return new AttemptFaults(Take(ref wrongSignatures), closes.TryDequeue(out var close) ? close : null, delay);
        }
    }

    internal bool TakeHold()
    {
        lock (gate)
        {
            return Take(ref holds);
        }
    }

    internal bool TakeDuplicate()
    {
        lock (gate)
        {
            return Take(ref duplicates);
        }
    }

    internal bool TakeEarlyReplayEnd()
    {
        lock (gate)
        {
            return Take(ref earlyReplayEnds);
        }
    }

    private static bool Take(ref int count)
    {
        if (count == 0)
        {
            return false;
        }

        count--;
        return true;
    }

    private void Add(ref int count, int more)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(more);
        lock (gate)
        {
            count += more;
        }
    }

    private void Add(ApiFault fault, int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        lock (gate)
        {
            apiFaults.AddRange(Enumerable.Repeat(fault, times));
        }
    }

    private void Enqueue<T>(Queue<T> queue, T item, int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        lock (gate)
        {
            for (var i = 0; i < times; i++)
            {
                queue.Enqueue(item);
            }
        }
    }
}
