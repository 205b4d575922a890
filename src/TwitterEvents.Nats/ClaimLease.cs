namespace TwitterEvents.Nats;

/// <summary>For how long a claim counts, as long as it is not extended.</summary>
internal sealed class ClaimLease(NatsInboxOptions options, TimeProvider time)
{
    /// <summary>How often what is in work is extended.</summary>
    public TimeSpan Interval => options.Lease / 3;

    /// <summary>What a claim says while a handler runs.</summary>
    public ClaimState.Running Claim(Held held) =>
        new(held.Source, DateTimeOffset.FromUnixTimeMilliseconds((time.GetUtcNow() + options.Lease).ToUnixTimeMilliseconds()), held.Turn);

    /// <summary>Whether who claimed it still runs it. An end far ahead was written by another clock.</summary>
    public bool IsAlive(ClaimState.Running running)
    {
        var now = time.GetUtcNow();
        return running.Until > now && running.Until < now + (2 * options.Lease);
    }
}
