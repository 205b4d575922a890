namespace TwitterEvents.Receiving;

/// <summary>Bounds the deliveries in work: those whose handlers run.</summary>
internal sealed class DeliverySlots
{
    private int taken;

    public bool TryTake(int max)
    {
        if (Interlocked.Increment(ref taken) <= max)
        {
            return true;
        }

        Free();
        return false;
    }

    public void Free() => Interlocked.Decrement(ref taken);

    /// <summary>Frees a slot when the work ends, which may be long after the request.</summary>
    public void FreeAfter(Task work)
    {
        if (work.IsCompleted)
        {
            Free();
            return;
        }

        work.ContinueWith(
            static (_, slots) => ((DeliverySlots)slots!).Free(),
            this,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }
}
