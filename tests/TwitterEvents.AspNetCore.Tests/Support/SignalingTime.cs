using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>A clock that stands still until told, and that tells when somebody begins to wait on it: so no test has to sleep.</summary>
internal sealed class SignalingTime : FakeTimeProvider
{
    private readonly ConcurrentDictionary<TimeSpan, SemaphoreSlim> waits = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Waits(dueTime).Release();
        return timer;
    }

    /// <summary>Returns when somebody waits for exactly this long; each wait is seen once.</summary>
    public async Task UntilSomebodyWaitsAsync(TimeSpan duration) =>
        Assert.True(await Waits(duration).WaitAsync(Gate.Patience, TestContext.Current.CancellationToken), $"Nobody waits for {duration}.");

    private SemaphoreSlim Waits(TimeSpan duration) => waits.GetOrAdd(duration, static _ => new SemaphoreSlim(0));
}
