using System.CommandLine;
using TwitterEvents.Inbox;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Inboxes;

/// <summary><c>twitter-events inbox status</c>: how many wait, are tried again, rest and are kept, and which process runs handlers.</summary>
internal static class StatusCommand
{
    private static readonly string[] Columns = ["What", "State"];

    public static Command Create(InboxPlace place)
    {
        var command = new Command("status", "Tells how the inbox stands: what waits, what is tried again, dead letters, and which process runs handlers.");
        place.SetAction(command, async (inbox, arguments, output, cancellationToken) =>
        {
            var status = await inbox.GetStatusAsync(cancellationToken);
            var result = InboxStatusOutput.Of(place.NameOf(arguments), status, TimeProvider.System.GetUtcNow());
            output.Print(result, OutputJsonContext.Readable.InboxStatusOutput, Columns, Rows(result));
            return ExitCode.Success;
        });
        return command;
    }

    private static string[][] Rows(InboxStatusOutput status) =>
    [
        ["inbox", FormattableString.Invariant($"{status.Inbox}, schema {status.Version}, {status.Bytes:N0} bytes")],
        ["waiting", status.OldestWaitingSeconds is { } age
            ? FormattableString.Invariant($"{Words.Number(status.Waiting, "delivery", "deliveries")}, the oldest for {TimeSpan.FromSeconds(Math.Floor(age)):c}")
            : "nothing"],
        ["tried again", Words.Number(status.Retrying, "call", "calls")],
        ["dead letters", Words.Number(status.Dead, "call", "calls")],
        ["done and kept", Words.Number(status.Done, "delivery", "deliveries")],
        ["handlers run", Runner(status)],
    ];

    private static string Runner(InboxStatusOutput status) => status.Owner switch
    {
        null => status.IsRun ? "yes, in as many processes as take from it" : "in no process",
        { IsAlive: true } owner => FormattableString.Invariant($"in the process {owner.Name} (fence {owner.Fence}), which has the right until {Words.Time(owner.Until)}"),
        { Until: null } owner => FormattableString.Invariant($"in no process: the last one (fence {owner.Fence}) has stopped"),
        var owner => FormattableString.Invariant($"in no process: the last one (fence {owner.Fence}) has not been heard of since {Words.Time(owner.Until)}"),
    };
}
