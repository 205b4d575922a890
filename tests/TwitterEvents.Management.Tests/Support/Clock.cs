using Microsoft.Extensions.Time.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>Lets the app's time go on while sockets do their part.</summary>
internal static class Clock
{
    public static async Task AdvanceUntilAsync(this FakeTimeProvider time, TimeSpan step, Func<bool> isDone)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!isDone())
        {
            patience.Token.ThrowIfCancellationRequested();
            time.Advance(step);
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
