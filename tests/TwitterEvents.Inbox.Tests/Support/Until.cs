namespace TwitterEvents.Inbox.Tests;

/// <summary>Waits for what goes on by itself.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<bool> isDone, int seconds = 60)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!isDone())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }
}
