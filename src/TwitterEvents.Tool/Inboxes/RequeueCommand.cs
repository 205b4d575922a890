using System.CommandLine;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Inboxes;

/// <summary><c>twitter-events inbox requeue</c>: has dead letters called again.</summary>
internal static class RequeueCommand
{
    public static Command Create(InboxPlace place)
    {
        var selection = new InboxSelectionOptions();
        var dryRun = new Option<bool>("--dry-run") { Description = "Counts them, and changes nothing." };
        var command = new Command("requeue", "Has the handlers of dead letters called again, at once and with all their attempts before them.");
        selection.AddTo(command);
        command.Options.Add(dryRun);
        place.SetAction(command, async (inbox, arguments, output, cancellationToken) =>
        {
            var chosen = selection.Read(arguments);
            var isDry = arguments.GetValue(dryRun);
            var count = isDry
                ? await inbox.CountDeadAsync(chosen, cancellationToken)
                : await InboxProgress.RunAsync(output.Note, "dead letters are called again", progress => inbox.RequeueAsync(chosen, progress, cancellationToken));
            output.Print(
                new InboxRequeuedOutput(count, isDry),
                OutputJsonContext.Readable.InboxRequeuedOutput,
                $"{Words.Number(count, "dead letter", "dead letters")} {(isDry ? "would be" : count == 1 ? "is" : "are")} called again.");
            if (!isDry && count > 0 && !(await inbox.GetStatusAsync(cancellationToken)).IsRun)
            {
                output.Note("No process runs handlers now; the next that starts calls them.");
            }

            if (!isDry && await inbox.CountDeadAsync(chosen, cancellationToken) is var left and > 0)
            {
                output.Note($"{Words.Number(left, "dead letter stays", "dead letters stay")}: the call runs at this moment, or has failed again already. Ask again in a moment.");
            }

            return count == 0 && (chosen.Ids ?? (object?)chosen.Key) is not null ? ExitCode.Failure : ExitCode.Success;
        });
        return command;
    }
}
