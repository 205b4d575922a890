using System.Diagnostics.CodeAnalysis;

namespace TwitterEvents.Receiving;

/// <summary>
/// Lets only so many large bodies be verified and read at once as leave a processor to the rest. They hold a thread of the pool for
/// milliseconds each, and X's check would queue behind every one of them.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A turn may end after the app has; a semaphore without wait handle holds nothing.")]
internal sealed class LargeBodies
{
    /// <summary>What is read in well under a millisecond.</summary>
    public const int LargeLength = 65_536;

    private readonly SemaphoreSlim turns = new(Math.Max(1, Environment.ProcessorCount - 1));

    /// <summary>Waits for a turn if the body is large; disposing what it returns ends the turn.</summary>
    public ValueTask<Turn> EnterAsync(int length)
    {
        if (length < LargeLength)
        {
            return new(default(Turn));
        }

        return WaitAsync();
    }

    private async ValueTask<Turn> WaitAsync()
    {
        await turns.WaitAsync();
        return new Turn(turns);
    }

    internal readonly struct Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns?.Release();
    }
}
