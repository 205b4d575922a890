namespace TwitterEvents.Tests;

/// <summary>A process that has run out of memory as often as it is asked what time it is.</summary>
internal sealed class ShortMemory : TimeProvider
{
    private volatile bool isShort = true;

    public bool IsShort { set => isShort = value; }

    public override DateTimeOffset GetUtcNow() => isShort ? throw new InsufficientMemoryException() : base.GetUtcNow();
}
