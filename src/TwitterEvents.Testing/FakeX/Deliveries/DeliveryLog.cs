namespace TwitterEvents.Testing.Deliveries;

/// <summary>The last attempts, in the order they ended, and what a replay can send again. It runs for days: both are bounded.</summary>
internal sealed class DeliveryLog
{
    private const int MaxAttempts = 100_000;

    /// <summary>The longest reach of a replay, v1.1's.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(5);

    private readonly Lock gate = new();
    private readonly Queue<FakeXDelivery> attempts = [];
    private readonly Queue<(DateTimeOffset At, Outgoing Outgoing)> tried = [];

    public IReadOnlyList<FakeXDelivery> Attempts
    {
        get
        {
            lock (gate)
            {
                return [.. attempts];
            }
        }
    }

    public void Add(FakeXDelivery attempt)
    {
        lock (gate)
        {
            attempts.Enqueue(attempt);
            if (attempts.Count > MaxAttempts)
            {
                attempts.Dequeue();
            }
        }
    }

    /// <summary>Keeps a delivery that is about to be tried for the first time.</summary>
    public void AddTried(Outgoing outgoing, DateTimeOffset at)
    {
        lock (gate)
        {
            tried.Enqueue((at, outgoing));
            while (tried.Peek().At < at - Reach)
            {
                tried.Dequeue();
            }
        }
    }

    /// <summary>What was once tried with a webhook in <c>[from, to)</c>, oldest first.</summary>
    public IReadOnlyList<Outgoing> Tried(string webhookId, DateTimeOffset from, DateTimeOffset to)
    {
        lock (gate)
        {
            return [.. tried
                .Where(entry => entry.Outgoing.Webhook.Id == webhookId && entry.At >= from && entry.At < to)
                .OrderBy(entry => entry.At)
                .Select(entry => entry.Outgoing)];
        }
    }
}
