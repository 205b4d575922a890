namespace TwitterEvents.Inbox.Tests;

/// <summary>Waits for what goes on by itself.</summary>
internal static class Until
{
    public static async Task TrueAsync(Func<bool> isDone, int seconds = 60) => Assert.True(await IsTrueAsync(isDone, seconds), $"Not within {seconds} s.");

    public static async Task<bool> IsTrueAsync(Func<bool> isDone, int seconds)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isDone())
        {
            if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(seconds))
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        return true;
    }
}
