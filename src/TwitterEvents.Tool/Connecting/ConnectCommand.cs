using System.CommandLine;
using TwitterEvents.Management;
using TwitterEvents.Tool.Activity;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Connecting;

/// <summary><c>twitter-events connect</c>: a user of X signs in, and the tokens are stored.</summary>
internal sealed class ConnectCommand
{
    private const string DefaultCallback = "http://127.0.0.1:8642/callback";

    private readonly TokenFolderOptions folder = new();
    private readonly Option<string[]> types = EventTypeNames.ListOption("The event types the user is to allow, such as dm.received,like.create. Default: every private one.");
    private readonly Option<string> callback = new("--callback")
    {
        Description = "Where X sends the browser back, on this machine; the developer portal must have exactly this. Port 0 is a free one, for a fake X.",
        HelpName = "URL",
        DefaultValueFactory = _ => DefaultCallback,
    };

    private readonly Option<bool> open = new("--open") { Description = "Opens the address in this machine's browser." };
    private readonly Option<double> timeout = new("--timeout")
    {
        Description = "How long to wait for the user.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 300,
    };

    public static Command Create()
    {
        var options = new PlatformOptions(ApiChoice.XActivity);
        var connect = new ConnectCommand();
        connect.timeout.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!CommonOptions.TryReadSeconds(token.Value, out var seconds) || seconds is not (>= 0.1 and <= 3_600)))
            {
                result.AddError("--timeout is a number of seconds from 0.1 to 3600.");
            }
        });
        var command = new DocumentedCommand("connect", "Lets a user of X sign in with a browser (OAuth 2.0, PKCE), and stores the tokens that private event types take.")
        {
            Notes = $$"""
                It prints an address; the user opens it, says yes to X, and comes back to a page of this command. Before the first time, add the callback
                to the app in the developer portal (User authentication settings, Callback URI), exactly as here: {{DefaultCallback}}.
                X takes 127.0.0.1, and not localhost. An X that knows it not shows "Something went wrong", and nobody comes back.

                The tokens go into a folder, protected by ASP.NET Core Data Protection; the commands that need them find and renew them there.
                It is LOCALAPPDATA\twitter-events\tokens\APP, on Linux XDG_DATA_HOME (~/.local/share)/twitter-events/tokens/APP, where APP stands for
                the ClientId, with the keys beside it, in twitter-events/keys. Nobody else may read either; who copies both has the tokens.
                --token-folder DIR names another one, with its keys in DIR/keys. With --keys and --application-name DIR is an app's, which uses
                and renews them too; that works for apps that keep their keys with PersistKeysToFileSystem and SetApplicationName, without
                ProtectKeysWith….

                Exit codes: 1 if the user or X says no, nobody comes back in time, or it is the browser of another sign-in; otherwise as everywhere.

                Examples:
                  twitter-events connect
                  twitter-events connect --types dm.received,dm.sent --open
                  twitter-events connect --token-folder /srv/bot/tokens --keys /srv/bot/keys --application-name bot
                  twitter-events activity sync --event-type dm.received --dry-run

                Needs: ClientId, and ClientSecret if the app has one (a confidential client).
                """,
        };
        Option[] own = [.. connect.folder.All, connect.types, connect.callback, connect.open, connect.timeout];
        foreach (var option in own)
        {
            command.Options.Add(option);
        }

        options.AddTo(command);
        command.SetAction(options, connect.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(Invocation invocation, ParseResult arguments, CancellationToken cancellationToken)
    {
        var output = invocation.Output;
        var place = await folder.OpenAsync(invocation, arguments, cancellationToken);
        var wanted = EventTypeNames.ReadList(arguments.GetValue(types), "No scope is asked for on its account", output);
        IReadOnlyList<string> eventTypes = wanted.Count > 0 ? wanted : [.. ActivityEventType.All.Where(type => type.IsPrivate).Select(type => type.Name)];
        await using var server = await CallbackServer.StartAsync(CallbackOf(arguments.GetValue(callback)!), cancellationToken);
        var signIn = invocation.SignIn(eventTypes);
        var start = signIn.Begin(server.Callback);
        output.Redaction.Hide(start.CodeVerifier);
        var limit = TimeSpan.FromSeconds(arguments.GetValue(timeout));
        output.Note($"Open this address in the browser of the user who is to sign in:\n\n  {start.Address.AbsoluteUri}\n");
        output.Note(FormattableString.Invariant($"Waiting {limit.TotalSeconds:0.#} seconds for the browser to come back to {server.Callback}, which the developer portal must have, exactly so."));
        if (arguments.GetValue(open))
        {
            Browser.Open(start.Address, output);
        }

        try
        {
            UserTokens? stored = null;
            var user = await server.WaitAsync(
                start,
                async code =>
                {
                    output.Redaction.Hide(code);
                    var signedIn = await signIn.CompleteAsync(start, code, cancellationToken);
                    stored = (await invocation.Tokens.FindAsync(signedIn.UserId, CancellationToken.None))!.Tokens;
                    return signedIn;
                },
                limit,
                invocation.Time,
                cancellationToken);
            ConnectReport.Print(user, stored!, eventTypes, place, output);
            return ExitCode.Success;
        }
        catch (TimeoutException)
        {
            return Fail(output, "timeout", FormattableString.Invariant($"Nobody has come back within {limit.TotalSeconds:0.#} seconds. ")
                + $"If X says that something went wrong: {server.Callback} is not among the app's callbacks in the developer portal, exactly so, or {Settings.Section}:ClientId is not the app's.");
        }
        catch (SignInFailure failure)
        {
            return Fail(output, failure.Kind, failure.Message);
        }
    }

    private static int Fail(Output output, string kind, string sentence)
    {
        output.Fail(new ErrorOutput(kind, null, null, null, sentence, null), sentence);
        return ExitCode.Failure;
    }

    private static Uri CallbackOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { IsLoopback: true, UserInfo: "", Query: "", Fragment: "" } && url.Scheme == Uri.UriSchemeHttp
            ? url
            : throw new UsageException($"--callback: '{text}' is no http address on this machine, such as {DefaultCallback}.");
}
