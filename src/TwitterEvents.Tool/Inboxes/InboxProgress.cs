using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Inboxes;

/// <summary>Tells on standard error how far it is, every few seconds.</summary>
internal sealed class InboxProgress(Output output, string what) : IProgress<long>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private long last = TimeProvider.System.GetTimestamp();

    public void Report(long value)
    {
        if (TimeProvider.System.GetElapsedTime(last) >= Pause)
        {
            last = TimeProvider.System.GetTimestamp();
            output.Note(FormattableString.Invariant($"{value:N0} {what} so far."));
        }
    }
}
