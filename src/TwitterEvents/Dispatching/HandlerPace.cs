namespace TwitterEvents.Dispatching;

/// <summary>
/// Whether a handler gives its thread back soon: then it runs on the thread its delivery came on, which saves a change of threads. It
/// loses that with the first call that does not; that one call holds its own answer to X back.
/// </summary>
internal sealed class HandlerPace
{
    private const int CallsToTrust = 64;

    /// <summary>In milliseconds: twice the usual step of the clock it is read from.</summary>
    private const long Quick = 32;

    private int quickCalls;

    public bool IsQuick => Volatile.Read(ref quickCalls) >= CallsToTrust;

    /// <summary>A call has given its thread back for the first time, after so many milliseconds.</summary>
    public void Note(long milliseconds)
    {
        if (milliseconds > Quick)
        {
            Volatile.Write(ref quickCalls, 0);
        }
        else if (!IsQuick)
        {
            Interlocked.Increment(ref quickCalls);
        }
    }
}
