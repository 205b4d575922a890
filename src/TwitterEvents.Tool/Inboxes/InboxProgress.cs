namespace TwitterEvents.Tool.Inboxes;

/// <summary>Tells how far it is every few seconds, and where it is stopped.</summary>
/// <param name="tell">Where to.</param>
/// <param name="what">What has happened to so many, such as "dead letters are erased".</param>
internal sealed class InboxProgress(Action<string> tell, string what) : IProgress<long>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private long last = TimeProvider.System.GetTimestamp();
    private long reached;

    public static async Task<long> RunAsync(Action<string> tell, string what, Func<IProgress<long>, Task<long>> run)
    {
        var progress = new InboxProgress(tell, what);
        try
        {
            return await run(progress);
        }
        catch (OperationCanceledException)
        {
            // The inbox reports now and then, so that it may be some more.
            tell(FormattableString.Invariant($"At least {progress.reached:N0} {what}."));
            throw;
        }
    }

    public void Report(long value)
    {
        reached = value;
        if (TimeProvider.System.GetElapsedTime(last) >= Pause)
        {
            last = TimeProvider.System.GetTimestamp();
            tell(FormattableString.Invariant($"{value:N0} {what} so far."));
        }
    }
}
