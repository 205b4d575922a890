namespace TwitterEvents.Diagnostics;

/// <summary>When to say again that something does not work: once a minute, however often it is tried.</summary>
internal sealed class Alarm(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private long? raisedAt;

    public bool IsDue()
    {
        lock (gate)
        {
            if (raisedAt is { } at && time.GetElapsedTime(at) < Interval)
            {
                return false;
            }

            raisedAt = time.GetTimestamp();
            return true;
        }
    }

    /// <returns>Whether it was raised before.</returns>
    public bool Clear()
    {
        lock (gate)
        {
            var wasRaised = raisedAt is not null;
            raisedAt = null;
            return wasRaised;
        }
    }
}
