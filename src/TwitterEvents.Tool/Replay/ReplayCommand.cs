using System.CommandLine;
using System.Globalization;
using TwitterEvents.Diagnostics;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Replay;

/// <summary><c>twitter-events replay --from --to</c>.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var from = Minute.Option("--from", "From when, that minute included: 2026-03-04T05:06Z or 202603040506, UTC.");
        var to = Minute.Option("--to", "Until when, that minute excluded.");
        var options = new PlatformOptions();
        var command = new DocumentedCommand("replay", "Makes X send again what it once tried to send.")
        {
            Notes = """
                x-activity and v2 reach back 24 hours, v1-enterprise five days. The webhook must be valid. X sends the events beside the live
                ones, and a replay_job_status event at the end; for X Activity that is reported, not documented.

                Example:
                  twitter-events replay --from 2026-03-04T05:00Z --to 2026-03-04T07:00Z

                Needs: BearerToken, or ConsumerKey and ConsumerSecret.
                """,
        };
        command.Options.Add(from);
        command.Options.Add(to);
        command.Options.Add(options.WebhookId);
        command.Options.Add(options.Url);
        options.AddTo(command);
        command.SetAction(options, async (invocation, arguments, cancellationToken) =>
        {
            var (first, last) = (arguments.GetValue(from), arguments.GetValue(to));
            var webhookId = await WebhookChoice.ChooseAsync(invocation, null, cancellationToken);
            var job = await invocation.X.ReplayAsync(webhookId, first, last, cancellationToken);
            invocation.Output.Print(
                new ReplayOutput(job.Id, job.CreatedAt, webhookId, first, last),
                OutputJsonContext.Readable.ReplayOutput,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Replay job {OutsideText.Show(job.Id)} sends webhook {OutsideText.Show(webhookId)} the events of {first.UtcDateTime:yyyy-MM-dd HH:mm} to {last.UtcDateTime:yyyy-MM-dd HH:mm} UTC."));
            return ExitCode.Success;
        });
        return command;
    }
}
