using System.Collections.Concurrent;

namespace TwitterEvents.Receiving;

/// <summary>What the receiver has done since the start, for the health check.</summary>
internal sealed class ReceiverHistory(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, long> refused = new(StringComparer.Ordinal);
    private long crcAnsweredAt;
    private long crcRefusedAt;
    private long deliveryAt;
    private volatile Refusal? lastDeliveryRefusal;

    public DateTimeOffset? CrcAnsweredAt => Read(ref crcAnsweredAt);

    public DateTimeOffset? CrcRefusedAt => Read(ref crcRefusedAt);

    /// <summary>When a delivery with a valid signature was last answered.</summary>
    public DateTimeOffset? DeliveryAt => Read(ref deliveryAt);

    /// <summary>Why the last delivery with a valid signature was not answered 200; null if it was.</summary>
    public Refusal? LastDeliveryRefusal => lastDeliveryRefusal;

    /// <summary>How many requests were refused, by reason.</summary>
    public IReadOnlyDictionary<string, long> RefusedByReason => refused;

    public void CrcAnswered() => Write(ref crcAnsweredAt);

    public void Refused(Refusal refusal, bool isCrc)
    {
        refused.AddOrUpdate(refusal.Code, 1, static (_, count) => count + 1);
        if (isCrc)
        {
            Write(ref crcRefusedAt);
        }
    }

    public void DeliveryAnswered(Refusal? refusal)
    {
        lastDeliveryRefusal = refusal;
        Write(ref deliveryAt);
    }

    private static DateTimeOffset? Read(ref long ticks) =>
        Interlocked.Read(ref ticks) is > 0 and var value ? new DateTimeOffset(value, TimeSpan.Zero) : null;

    private void Write(ref long ticks) => Interlocked.Exchange(ref ticks, time.GetUtcNow().Ticks);
}
