using TwitterEvents.Deliveries;

namespace TwitterEvents.Redelivery;

/// <summary>A delivery's claim on an event, while it runs the event's handlers.</summary>
internal sealed class EventClaim(EventClaims claims, RedeliveryKey key, DeliveryRun owner)
{
    private readonly Lock mutex = new();
    private TaskCompletionSource<bool>? waiters;
    private bool? outcome;

    public DeliveryRun Owner => owner;

    /// <summary>Whether it has been let go of: also by a time limit, while the delivery's own thread was held.</summary>
    public bool HasEnded
    {
        get
        {
            lock (mutex)
            {
                return outcome is not null;
            }
        }
    }

    /// <summary>Completes when the claim ends: whether every handler of the event has succeeded.</summary>
    public Task<bool> Ended
    {
        get
        {
            lock (mutex)
            {
                return outcome is { } ended
                    ? Task.FromResult(ended)
                    : (waiters ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }
    }

    /// <summary>
    /// Lets go of the event before it tells the outcome: who comes later starts what failed anew. Only the first release counts.
    /// </summary>
    public void Release(bool succeeded)
    {
        claims.Remove(key, this);
        lock (mutex)
        {
            outcome ??= succeeded;
            waiters?.TrySetResult(succeeded);
        }
    }
}
