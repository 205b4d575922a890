using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>The usual help, and below it the notes of the command.</summary>
/// <param name="usual">Prints the usual help.</param>
internal sealed class NotedHelp(HelpAction usual) : SynchronousCommandLineAction
{
    private const string RootNotes = $"""
        Settings:
          Read from the section Twitter of appsettings.json in the current folder, then user secrets (of the project in the current
          folder, or --user-secrets-id), then environment variables (Twitter__ConsumerKey and so on); options win over all of them.
          ConsumerKey, ConsumerSecret, AccessToken, AccessTokenSecret, BearerToken, ClientId, ClientSecret, CrcSecret, Api,
          Environment, BaseAddress, Url, Inbox, InboxName, NatsCredentials, NatsCa. A secret is never an option, and never printed.

        {ExitCode.Help}

        Examples:
          twitter-events doctor --url https://bot.example.com/webhooks/twitter
          twitter-events webhook add --url https://bot.example.com/webhooks/twitter
          twitter-events activity sync --event-type follow.follow --event-type dm.received --dry-run
          twitter-events connect
          twitter-events listen --forward http://localhost:5000/webhooks/twitter
          twitter-events migrate
          twitter-events inbox list --inbox sqlite:events.db
          twitter-events fake-x --deliver-every 5
        """;

    public static void AddTo(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new NotedHelp((HelpAction)option.Action!);
        }
    }

    public override int Invoke(ParseResult parseResult)
    {
        try
        {
            var exitCode = usual.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.Write((NotesOf(parseResult.CommandResult) ?? RootNotes).ReplaceLineEndings("\n") + "\n");
            return exitCode;
        }
        catch (Exception exception) when (Output.IsFull(exception))
        {
            new Output(isJson: false).Note(new OutputException(exception).Message);
            return ExitCode.Failure;
        }
    }

    /// <summary>Those of the command, otherwise those of the group it is in.</summary>
    private static string? NotesOf(SymbolResult? result)
    {
        for (; result is not null; result = result.Parent)
        {
            if (result is CommandResult { Command: DocumentedCommand command })
            {
                return command.Notes;
            }
        }

        return null;
    }
}
