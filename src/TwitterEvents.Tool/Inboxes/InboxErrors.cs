using Microsoft.Data.Sqlite;
using NATS.Client.Core;
using TwitterEvents.Inbox;
using TwitterEvents.Nats;
using TwitterEvents.Sqlite;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Inboxes;

/// <summary>Why there is nothing to see of an inbox.</summary>
internal static class InboxErrors
{
    private const int NoDatabase = 26;

    public static int Report(Output output, InboxUnavailableException exception)
    {
        var (kind, exitCode) = exception.InnerException switch
        {
            var inner when SqliteProblem.IsLocked(inner) => ("inboxLocked", ExitCode.NoAnswer),
            { } inner when NatsEndpoint.IsRefused(inner) => ("inboxNotPermitted", ExitCode.NotPermitted),
            NatsException => ("inboxNoAnswer", ExitCode.NoAnswer),
            null or SqliteException { SqliteErrorCode: NoDatabase } => ("usage", ExitCode.BadUsage),
            _ => ("inboxUnavailable", ExitCode.Failure),
        };
        output.Fail(new ErrorOutput(kind, null, null, null, exception.Message, null), exception.Message);
        return exitCode;
    }
}
