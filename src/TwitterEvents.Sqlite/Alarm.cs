namespace TwitterEvents.Sqlite;

/// <summary>When to say again that something does not work: once a minute, however often it is tried. For one thread at a time.</summary>
internal sealed class Alarm(TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private long? raisedAt;

    public bool IsDue()
    {
        if (raisedAt is { } at && time.GetElapsedTime(at) < Interval)
        {
            return false;
        }

        raisedAt = time.GetTimestamp();
        return true;
    }

    /// <returns>Whether it was raised before.</returns>
    public bool Clear()
    {
        var wasRaised = raisedAt is not null;
        raisedAt = null;
        return wasRaised;
    }
}
