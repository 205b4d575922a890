namespace TwitterEvents.AspNetCore.Tests;

/// <summary>Stops a handler until the test lets it go.</summary>
internal sealed class Gate
{
    /// <summary>No test waits this long unless something is broken.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a handler stands before the gate.</summary>
    public Task Reached => reached.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

    public void Open() => opened.TrySetResult();

    public async ValueTask PassAsync()
    {
        reached.TrySetResult();
        await opened.Task;
    }
}
