using System.CommandLine;
using TwitterEvents.Inbox;
using TwitterEvents.Nats;
using TwitterEvents.Sqlite;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Inboxes;

/// <summary>Which inbox: the option, otherwise the setting.</summary>
internal sealed class InboxPlace
{
    private const string Sqlite = "sqlite";
    private const string Nats = "nats";

    private readonly Option<string?> inbox = new("--inbox")
    {
        Description = "The inbox, as sqlite:PATH or nats:URL. Default: the setting Twitter:Inbox.",
        HelpName = "PLACE",
        Recursive = true,
    };

    private readonly Option<string?> name = new("--inbox-name")
    {
        Description = "Its name on NATS. Default: the setting Twitter:InboxName, otherwise twitter-events.",
        HelpName = "NAME",
        Recursive = true,
    };

    private readonly Option<string?> credentials = new("--nats-credentials")
    {
        Description = "The credentials file of a NATS user. Default: the setting Twitter:NatsCredentials.",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<string?> authorities = new("--nats-ca")
    {
        Description = "The certificates of authorities that the NATS server's is checked against. Default: the setting Twitter:NatsCa, otherwise those of the system.",
        HelpName = "FILE",
        Recursive = true,
    };

    private readonly Option<string?> userSecretsId = CommonOptions.UserSecretsId();
    private readonly Option<bool> json = CommonOptions.Json();

    public void AddTo(Command command)
    {
        Option[] all = [inbox, name, credentials, authorities, userSecretsId, json];
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
                    return await run(Open(arguments), arguments, output, cancellationToken);
                }
                catch (InboxUnavailableException exception)
                {
                    return InboxErrors.Report(output, exception);
                }
            });
        });

    /// <summary>Where it is, as a result names it: without a password that an address may have.</summary>
    public string NameOf(ParseResult arguments) => PlaceOf(arguments) switch
    {
        (Sqlite, var path) => $"{Sqlite}:{Path.GetFullPath(path)}",
        var (_, url) => $"{NatsEndpoint.Show(url)}, {OptionsOf(url, arguments).Name}",
    };

    private IInboxManagement Open(ParseResult arguments) => PlaceOf(arguments) switch
    {
        (Sqlite, var path) => new SqliteInboxManagement(path, TimeProvider.System),
        var (_, url) => new NatsInboxManagement(OptionsOf(url, arguments), TimeProvider.System),
    };

    private NatsInboxOptions OptionsOf(string url, ParseResult arguments)
    {
        var settings = Settings.Load(arguments.GetValue(userSecretsId));
        var options = new NatsInboxOptions
        {
            Url = url,
            CredentialsFile = arguments.GetValue(credentials) ?? settings[$"{Settings.Section}:NatsCredentials"],
            CaFile = arguments.GetValue(authorities) ?? settings[$"{Settings.Section}:NatsCa"],
        };
        options.Name = arguments.GetValue(name) ?? settings[$"{Settings.Section}:InboxName"] ?? options.Name;
        foreach (var (option, file) in new[] { ("--nats-credentials", options.CredentialsFile), ("--nats-ca", options.CaFile) })
        {
            if (file is not null && !File.Exists(file))
            {
                throw new UsageException($"{option}: there is no file {file}.");
            }
        }

        if (options.FindNatsProblem() is { } problem)
        {
            throw new UsageException($"{(problem.StartsWith(nameof(options.Name), StringComparison.Ordinal) ? "--inbox-name" : "--inbox")}: {problem}");
        }

        return options;
    }

    private (string Kind, string Place) PlaceOf(ParseResult arguments)
    {
        var given = arguments.GetValue(inbox) ?? Settings.Load(arguments.GetValue(userSecretsId))[$"{Settings.Section}:Inbox"];
        if (string.IsNullOrEmpty(given))
        {
            throw new UsageException("Name the inbox: --inbox sqlite:PATH or nats:URL, or the setting Twitter:Inbox.");
        }

        return given.Split(':', 2) switch
        {
            [Sqlite, { Length: > 0 } path] => (Sqlite, path),

            // The address itself begins with nats: too.
            [Nats, ['/', '/', _, ..]] => (Nats, given),
            [Nats, { Length: > 0 } url] => (Nats, url),
            _ => throw new UsageException($"'{NatsEndpoint.Show(given)}' is no inbox; write sqlite:PATH or nats:URL."),
        };
    }
}
