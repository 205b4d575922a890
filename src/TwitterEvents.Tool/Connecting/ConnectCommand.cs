using System.CommandLine;
using TwitterEvents.Management;
using TwitterEvents.Tool.Activity;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Connecting;

/// <summary><c>twitter-events connect</c>: a user of X signs in, and the tokens are stored.</summary>
internal sealed class ConnectCommand
{
    private const string DefaultCallback = "http://127.0.0.1:8642/callback";

    private readonly Option<string?> tokens = new("--tokens")
    {
        Description = "The JSON file for --tokens of other commands; the user is added to it. Only its owner can read it.",
        HelpName = "FILE",
    };

    private readonly Option<string?> folder = new("--token-folder")
    {
        Description = "The folder of an app (AddTwitterTokenFolder), which renews the tokens; with --keys and --application-name.",
        HelpName = "DIR",
    };

    private readonly Option<string?> keys = new("--keys") { Description = "What the app gives PersistKeysToFileSystem.", HelpName = "DIR" };
    private readonly Option<string?> applicationName = new("--application-name") { Description = "What the app gives SetApplicationName.", HelpName = "NAME" };
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
            if (result.Tokens is [var token] && (!double.TryParse(token.Value, out var seconds) || seconds is not (>= 0.1 and <= 3_600)))
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

                An access token lives two hours. FILE has no more than that, which is enough to subscribe: subscriptions stay. In DIR the
                app renews it; that works for apps that keep their keys with PersistKeysToFileSystem and SetApplicationName, without ProtectKeysWith….

                Exit codes: 1 if the user or X says no, nobody comes back in time, or it is the browser of another sign-in; otherwise as everywhere.

                Examples:
                  twitter-events connect --tokens tokens.json
                  twitter-events connect --tokens tokens.json --types dm.received,dm.sent --open
                  twitter-events connect --token-folder /srv/bot/tokens --keys /srv/bot/keys --application-name bot
                  twitter-events activity sync --event-type dm.received --tokens tokens.json --dry-run

                Needs: ClientId, and ClientSecret if the app has one (a confidential client).
                """,
        };
        Option[] own = [connect.tokens, connect.folder, connect.keys, connect.applicationName, connect.types, connect.callback, connect.open, connect.timeout];
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
        var place = await PlaceAsync(invocation, arguments, cancellationToken);
        var wanted = EventTypeNames.ReadList(arguments.GetValue(types), "No scope is asked for on its account", output);
        IReadOnlyList<string> eventTypes = wanted.Count > 0 ? wanted : [.. ActivityEventType.All.Where(type => type.IsPrivate).Select(type => type.Name)];
        await using var server = await CallbackServer.StartAsync(CallbackOf(arguments.GetValue(callback)!), cancellationToken);
        var signIn = invocation.SignIn(place.Store, eventTypes);
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
                    stored = await place.KeepAsync(signedIn.UserId);
                    return signedIn;
                },
                limit,
                invocation.Time,
                cancellationToken);
            output.Redaction.Hide(stored!.AccessToken);
            output.Redaction.Hide(stored.RefreshToken);
            ConnectReport.Print(user, stored, eventTypes, place, output);
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

    private async Task<TokenPlace> PlaceAsync(Invocation invocation, ParseResult arguments, CancellationToken cancellationToken)
    {
        var (file, dir, ring, name) = (arguments.GetValue(tokens), arguments.GetValue(folder), arguments.GetValue(keys), arguments.GetValue(applicationName));
        if (file is null == dir is null)
        {
            throw new UsageException("Say where the tokens go: --tokens FILE, or --token-folder DIR.");
        }

        if (file is not null)
        {
            return ring is null && name is null
                ? TokenPlace.OfFile(file, invocation.Output)
                : throw new UsageException($"{(ring is null ? "--application-name" : "--keys")} does not apply without --token-folder.");
        }

        return string.IsNullOrEmpty(ring) || string.IsNullOrEmpty(name)
            ? throw new UsageException("--token-folder needs --keys DIR and --application-name NAME: with other keys than the app's, the app could not read the tokens.")
            : await TokenPlace.OfFolderAsync(dir!, ring, name, invocation.Time, cancellationToken);
    }

    private static Uri CallbackOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { IsLoopback: true, UserInfo: "", Query: "", Fragment: "" } && url.Scheme == Uri.UriSchemeHttp
            ? url
            : throw new UsageException($"--callback: '{text}' is no http address on this machine, such as {DefaultCallback}.");
}
