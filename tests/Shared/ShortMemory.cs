namespace TwitterEvents.Tests;

/// <summary>A process that has run out of memory as often as it is asked what time it is, or for a timer of one period.</summary>
internal sealed class ShortMemory(TimeSpan? period = null) : TimeProvider
{
    private volatile bool isShort = true;

    public bool IsShort { set => isShort = value; }

    public override DateTimeOffset GetUtcNow() => isShort && period is null ? throw new InsufficientMemoryException() : base.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period1) =>
        isShort && period1 == period ? throw new InsufficientMemoryException() : base.CreateTimer(callback, state, dueTime, period1);
}
