namespace TwitterEvents.Testing.Deliveries;

/// <summary>What goes on after a call has returned: retries and replay jobs.</summary>
internal sealed class BackgroundWork
{
    private readonly Lock gate = new();
    private readonly HashSet<Task> running = [];

    public void Add(Task task)
    {
        lock (gate)
        {
            running.Add(task);
        }

        _ = task.ContinueWith(Remove, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits until nothing goes on, and nothing that was started meanwhile.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (Running() is { Length: > 0 } tasks)
        {
            await Task.WhenAll(tasks).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private Task[] Running()
    {
        lock (gate)
        {
            // Those that have ended may still wait for their removal.
            running.RemoveWhere(task => task.IsCompleted);
            return [.. running];
        }
    }

    private void Remove(Task task)
    {
        lock (gate)
        {
            running.Remove(task);
        }
    }
}
