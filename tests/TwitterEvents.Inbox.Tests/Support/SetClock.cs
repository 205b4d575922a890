namespace TwitterEvents.Inbox.Tests;

/// <summary>A clock that can be set; time goes on as ever.</summary>
internal sealed class SetClock : TimeProvider
{
    private long ticks;
    private int timers;

    /// <summary>How far it is ahead.</summary>
    public TimeSpan Offset
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref ticks));
        set => Interlocked.Exchange(ref ticks, value.Ticks);
    }

    /// <summary>How many timers were made: whoever looks again and again makes one for each time.</summary>
    public int Timers => Volatile.Read(ref timers);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref timers);
        return base.CreateTimer(callback, state, dueTime, period);
    }
}
