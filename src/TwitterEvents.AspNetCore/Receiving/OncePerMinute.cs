namespace TwitterEvents.Receiving;

/// <summary>
/// Lets the first of many equal log lines through, and tells the number of the others when a minute is over, for as long as there are any:
/// whoever can make a line be written must not be able to fill the log.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="tell">Logs how many came after the first; must not throw.</param>
internal sealed class OncePerMinute(TimeProvider time, Action<long> tell) : IDisposable
{
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock mutex = new();
    private ITimer? timer;
    private long others;

    public bool IsFirst()
    {
        lock (mutex)
        {
            if (timer is not null)
            {
                others++;
                return false;
            }

            // The scopes of the request that happens to be the first do not belong to the lines of later minutes.
            using var _ = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
            timer = time.CreateTimer(static self => ((OncePerMinute)self!).EndMinute(), this, Minute, Timeout.InfiniteTimeSpan);
            return true;
        }
    }

    /// <summary>Tells what is not told yet.</summary>
    public void Dispose()
    {
        if (Stop() is > 0 and var count)
        {
            tell(count);
        }
    }

    private void EndMinute()
    {
        long count;
        lock (mutex)
        {
            count = others;
            others = 0;
            if (count > 0)
            {
                timer?.Change(Minute, Timeout.InfiniteTimeSpan);
            }
            else
            {
                timer?.Dispose();
                timer = null;
            }
        }

        if (count > 0)
        {
            tell(count);
        }
    }

    private long Stop()
    {
        lock (mutex)
        {
            timer?.Dispose();
            timer = null;
            (var count, others) = (others, 0);
            return count;
        }
    }
}
