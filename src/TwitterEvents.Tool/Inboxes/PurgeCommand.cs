using System.CommandLine;
using TwitterEvents.Inbox;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Inboxes;

/// <summary><c>twitter-events inbox purge</c>: gives dead letters up, or erases before its time what is done.</summary>
internal sealed class PurgeCommand
{
    private readonly InboxSelectionOptions selection = new();
    private readonly Option<bool> done = new("--done") { Description = "Instead of dead letters: the deliveries that are done, before their time." };
    private readonly Option<bool> yes = new("--yes") { Description = "Erases dead letters; without it they are only counted." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Counts them, and changes nothing." };

    public static Command Create(InboxPlace place)
    {
        var purge = new PurgeCommand();
        var command = new Command(
            "purge",
            "Erases dead letters for good: their handlers are not called again, also if X sends the event once more. Or, with --done, the bodies of what is done.");
        purge.selection.AddTo(command);
        Option[] own = [purge.done, purge.yes, purge.dryRun];
        foreach (var option in own)
        {
            command.Options.Add(option);
        }

        place.SetAction(command, purge.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(IInboxManagement inbox, ParseResult arguments, Output output, CancellationToken cancellationToken)
    {
        var isDry = arguments.GetValue(dryRun);
        if (!arguments.GetValue(done))
        {
            return await PurgeDeadAsync(inbox, arguments, output, isDry, cancellationToken);
        }

        if (selection.IsGiven(arguments))
        {
            throw new UsageException("--done is about all that is done, and goes with nothing that chooses dead letters.");
        }

        var count = isDry
            ? (await inbox.GetStatusAsync(cancellationToken)).Done
            : await InboxProgress.RunAsync(output.Note, "deliveries are erased", progress => inbox.PurgeDoneAsync(progress, cancellationToken));
        Print(output, new InboxPurgedOutput("done", count, isDry), "delivery", "deliveries");
        return ExitCode.Success;
    }

    private async Task<int> PurgeDeadAsync(IInboxManagement inbox, ParseResult arguments, Output output, bool isDry, CancellationToken cancellationToken)
    {
        var chosen = selection.Read(arguments);
        var count = 0L;
        if (arguments.GetValue(yes) && !isDry)
        {
            count = await InboxProgress.RunAsync(output.Note, "dead letters are erased", progress => inbox.PurgeDeadAsync(chosen, progress, cancellationToken));
        }
        else if ((count = await inbox.CountDeadAsync(chosen, cancellationToken)) > 0 && !isDry)
        {
            throw new UsageException($"This erases {Words.Number(count, "dead letter", "dead letters")} for good, and changes nothing without --yes.");
        }

        Print(output, new InboxPurgedOutput("dead", count, isDry), "dead letter", "dead letters");
        return count == 0 && (chosen.Ids ?? (object?)chosen.Key) is not null ? ExitCode.Failure : ExitCode.Success;
    }

    private static void Print(Output output, InboxPurgedOutput result, string one, string many) => output.Print(
        result,
        OutputJsonContext.Readable.InboxPurgedOutput,
        $"{Words.Number(result.Purged, one, many)} {(result.DryRun ? "would be" : result.Purged == 1 ? "is" : "are")} erased.");
}
