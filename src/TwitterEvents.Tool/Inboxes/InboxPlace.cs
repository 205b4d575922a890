using System.CommandLine;
using TwitterEvents.Inbox;
using TwitterEvents.Sqlite;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Inboxes;

/// <summary>Which inbox: the option, otherwise the setting.</summary>
internal sealed class InboxPlace
{
    private const string Scheme = "sqlite:";

    private readonly Option<string?> inbox = new("--inbox")
    {
        Description = "The inbox, as sqlite:PATH. Default: the setting Twitter:Inbox.",
        HelpName = "sqlite:PATH",
        Recursive = true,
    };

    private readonly Option<string?> userSecretsId = CommonOptions.UserSecretsId();
    private readonly Option<bool> json = CommonOptions.Json();

    public void AddTo(Command command)
    {
        Option[] all = [inbox, userSecretsId, json];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Runs a command on the inbox, and turns what can go wrong into a line and an exit code.</summary>
    public void SetAction(Command command, Func<IInboxManagement, ParseResult, Output, CancellationToken, Task<int>> run) =>
        command.SetAction((arguments, cancellationToken) =>
        {
            var output = new Output(arguments.GetValue(json));
            return Failures.GuardAsync(output, async () =>
            {
                try
                {
                    return await run(new SqliteInboxManagement(PathOf(arguments), TimeProvider.System), arguments, output, cancellationToken);
                }
                catch (InboxUnavailableException exception)
                {
                    return InboxErrors.Report(output, exception);
                }
            });
        });

    /// <summary>Where it is, as a result names it.</summary>
    public string NameOf(ParseResult arguments) => Scheme + Path.GetFullPath(PathOf(arguments));

    private string PathOf(ParseResult arguments)
    {
        var given = arguments.GetValue(inbox) ?? Settings.Load(arguments.GetValue(userSecretsId))[$"{Settings.Section}:Inbox"];
        if (string.IsNullOrEmpty(given))
        {
            throw new UsageException("Name the inbox: --inbox sqlite:PATH, or the setting Twitter:Inbox.");
        }

        return given.StartsWith(Scheme, StringComparison.Ordinal) && given.Length > Scheme.Length
            ? given[Scheme.Length..]
            : throw new UsageException($"'{given}' is no inbox; write sqlite:PATH.");
    }
}
