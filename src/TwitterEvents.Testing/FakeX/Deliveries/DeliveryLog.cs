namespace TwitterEvents.Testing.Deliveries;

/// <summary>Every attempt, in the order they ended, and what a replay can send again.</summary>
internal sealed class DeliveryLog
{
    private readonly Lock gate = new();
    private readonly List<FakeXDelivery> attempts = [];
    private readonly List<(DateTimeOffset At, Outgoing Outgoing)> tried = [];

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
            attempts.Add(attempt);
        }
    }

    /// <summary>Keeps a delivery that is about to be tried for the first time.</summary>
    public void AddTried(Outgoing outgoing, DateTimeOffset at)
    {
        lock (gate)
        {
            tried.Add((at, outgoing));
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
