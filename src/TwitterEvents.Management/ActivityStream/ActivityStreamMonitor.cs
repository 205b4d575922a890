namespace TwitterEvents.Management;

/// <summary>How the stream of X Activity stands. Get it from the services after <c>UseActivityStream</c>; the health check says the same.</summary>
public sealed class ActivityStreamMonitor
{
    private readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock gate = new();
    private readonly ActivityStreamState[] states;

    internal ActivityStreamMonitor(int connections) =>
        states = [.. Enumerable.Repeat(new ActivityStreamState(ActivityStreamStatus.Connecting, "Not connected yet.", 0), connections)];

    /// <summary>How it stands now; of two connections the better one counts.</summary>
    public ActivityStreamState State
    {
        get
        {
            lock (gate)
            {
                return states.MaxBy(static state => state.Status)!;
            }
        }
    }

    /// <summary>Waits until it is connected for the first time.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task WhenConnectedAsync(CancellationToken cancellationToken = default) => connected.Task.WaitAsync(cancellationToken);

    internal void Set(int connection, ActivityStreamState state)
    {
        lock (gate)
        {
            states[connection] = state;
        }

        if (state.Status == ActivityStreamStatus.Connected)
        {
            connected.TrySetResult();
        }
    }
}
