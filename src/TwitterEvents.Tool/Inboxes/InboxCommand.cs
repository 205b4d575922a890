using System.CommandLine;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Inboxes;

/// <summary><c>twitter-events inbox status|list|show|requeue|purge</c>: what an app has stored, and what failed of it. It calls nobody.</summary>
internal static class InboxCommand
{
    public static Command Create()
    {
        var place = new InboxPlace();
        var command = new DocumentedCommand("inbox", "Looks into the inbox of an app, and calls its dead letters again or erases them, while the app runs or not.")
        {
            Notes = """
                The inbox is the file the app gives UseSqliteInbox, or the servers it gives UseNatsInbox: --inbox sqlite:PATH or nats:URL, or the
                setting Twitter:Inbox, written the same. It is never made, and who may read a file never changed. What an app is doing goes on
                meanwhile.

                A dead letter is one handler's call on one event that has failed as often as it may. Lists have ids, names and times. The reason
                of a failure is the exception with its stack, and may hold what people wrote: only `show` prints it. A body is printed only by
                `show --body` and `show --raw`.

                Exit codes: 2 the file or the name is not there, or no inbox that this version knows; 1 it is damaged, or cannot be written;
                4 another process holds the file locked, or the server does not answer: try later; 7 the server refuses the credentials.

                Examples:
                  twitter-events inbox status --inbox sqlite:events.db
                  twitter-events inbox status --inbox nats://queue.example:4222 --nats-credentials bot.creds
                  twitter-events inbox list --handler Bot.Greeter
                  twitter-events inbox show 17
                  twitter-events inbox show 17 --raw | twitter-events inspect -
                  twitter-events inbox requeue --handler Bot.Greeter
                  twitter-events inbox purge --older-than 30d --dry-run
                """,
        };
        place.AddTo(command);
        command.Subcommands.Add(StatusCommand.Create(place));
        command.Subcommands.Add(ListCommand.Create(place));
        command.Subcommands.Add(ShowCommand.Create(place));
        command.Subcommands.Add(RequeueCommand.Create(place));
        command.Subcommands.Add(PurgeCommand.Create(place));
        return command;
    }
}
