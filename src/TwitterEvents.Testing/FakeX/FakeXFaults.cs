using TwitterEvents.Testing.Deliveries;

namespace TwitterEvents.Testing;

/// <summary>
/// What goes wrong next. Each fault is for so many attempts to deliver, or requests to the API, from now on; then all is well again.
/// Asking for a fault again adds to it.
/// </summary>
public sealed class FakeXFaults
{
    private readonly Lock gate = new();
    private readonly Queue<FakeXAnswer?> answers = new();
    private readonly Queue<TimeSpan> delays = new();
    private int wrongSignatures;
    private int disconnects;
    private int holds;
    private int duplicates;

    internal FakeXFaults()
    {
    }

    /// <summary>Signs the next attempts with another secret.</summary>
    /// <param name="attempts">How many.</param>
    public void SignWrongly(int attempts = 1) => Add(ref wrongSignatures, attempts);

    /// <summary>Hangs up when half of the body is sent.</summary>
    /// <param name="attempts">How many.</param>
    public void DisconnectMidBody(int attempts = 1) => Add(ref disconnects, attempts);

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

    /// <summary>Answers the next requests to the management API so, whatever they ask.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="requests">How many.</param>
    public void AnswerApi(FakeXAnswer answer, int requests = 1)
    {
        ArgumentNullException.ThrowIfNull(answer);
        Enqueue(answers, answer, requests);
    }

    /// <summary>Drops the connection of the next requests to the management API, without an answer.</summary>
    /// <param name="requests">How many.</param>
    public void DropApi(int requests = 1) => Enqueue(answers, null, requests);

    /// <summary>Forgets every fault still to come.</summary>
    public void Clear()
    {
        lock (gate)
        {
            answers.Clear();
            delays.Clear();
            wrongSignatures = disconnects = holds = duplicates = 0;
        }
    }

    internal bool TryTakeAnswer(out FakeXAnswer? answer)
    {
        lock (gate)
        {
            return answers.TryDequeue(out answer);
        }
    }

    internal AttemptFaults TakeAttempt()
    {
        lock (gate)
        {
            delays.TryDequeue(out var delay);
            return new AttemptFaults(Take(ref wrongSignatures), Take(ref disconnects), delay);
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
