using System.CommandLine;
using TwitterEvents.Management;
using TwitterEvents.Tool.Activity;
using TwitterEvents.Tool.CommandLine;
using TwitterEvents.Tool.Sending;

namespace TwitterEvents.Tool.Listening;

/// <summary><c>twitter-events listen</c>: prints what the stream of X Activity brings.</summary>
internal sealed class ListenCommand
{
    private readonly Option<int> backfill = NumberOption("--backfill", "MINUTES", 0, 5, "How far back to begin; X goes back five minutes, where the plan has it. Default: 0.");
    private readonly Option<int?> count = CountOption();
    private readonly Option<string[]> types = EventTypeNames.ListOption("Only these event types are shown and forwarded, such as follow.follow,dm.received. Default: all.");
    private readonly Option<string?> user = new("--user") { Description = "Only what is for this user is shown and forwarded. Default: everybody's.", HelpName = "ID" };
    private readonly Option<bool> body = new("--body")
    {
        Description = "Shows each line whole, with what people wrote; of encrypted chats with their token, which is a secret. Default: ids and names only.",
    };

    private readonly Option<string?> forward = new("--forward")
    {
        Description = "Posts each line to this receiver, signed as X signs with Twitter:ConsumerSecret and, if it is set, Twitter:ClientSecret. Once: nothing is sent again.",
        HelpName = "URL",
    };

    private readonly Option<bool> allowRemote = ReceiverUrl.AllowRemoteOption();
    private readonly Option<bool> keepTrying = new("--keep-trying")
    {
        Description = "Goes on when X refuses. Default: what does not pass by itself (credentials, permissions, credits) ends it.",
    };

    public static Command Create()
    {
        var options = new PlatformOptions(ApiChoice.XActivity);
        var listen = new ListenCommand();
        listen.user.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (token.Value.Length is 0 or > 19 || !token.Value.All(char.IsAsciiDigit)))
            {
                result.AddError($"--user: '{token.Value}' is no user's id: 1 to 19 digits.");
            }
        });
        var command = new DocumentedCommand("listen", "Reads the stream of X Activity, without a public URL, and prints each event, typed; --forward hands it to a receiver on this machine.")
        {
            Notes = """
                One line for each event: when it came, its name, its type here, whom it is for, its id, and ids and names of whom it is about. What
                the schemas do not know stands below it, as `inspect` says it. With --json each line of the stream is a JSON line. How the connection
                stands goes to standard error. After a break it connects again and asks X for what it missed: what had come before is marked (again),
                is forwarded again, and does not count.

                X allows an app two connections, those of all its processes together. Events of every subscription come, whichever webhook has them too.

                Exit codes: 0 after Ctrl+C or --count; otherwise what X refuses says it: 6 a limit or credits, 7 credentials or permissions.

                Examples:
                  twitter-events activity add follow.follow --no-webhook
                  twitter-events listen
                  twitter-events listen --types dm.received,dm.sent --user 2244994945 --count 1 --body
                  twitter-events listen --forward http://localhost:5000/webhooks/twitter
                  twitter-events listen --json | jq -r '.events[].type'

                Needs: BearerToken, or ConsumerKey and ConsumerSecret.
                """,
        };
        Option[] own = [listen.forward, listen.allowRemote, listen.types, listen.user, listen.count, listen.backfill, listen.body, listen.keepTrying];
        foreach (var option in own)
        {
            command.Options.Add(option);
        }

        options.AddTo(command);
        command.SetAction(options, listen.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(Invocation invocation, ParseResult arguments, CancellationToken cancellationToken)
    {
        var choice = new EventChoice(EventTypeNames.ReadList(arguments.GetValue(types), "It is waited for all the same", invocation.Output), arguments.GetValue(user));
        using var forwarder = ForwarderOf(invocation, arguments);
        var keepsTrying = arguments.GetValue(keepTrying);
        try
        {
            await IntroduceAsync(invocation, choice, keepsTrying, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Success;
        }

        var listener = new Listener(invocation, choice, forwarder)
        {
            ShowsBody = arguments.GetValue(body),
            KeepsTrying = keepsTrying,
            Count = arguments.GetValue(count),
        };
        await listener.RunAsync(new ActivityStreamOptions { BackfillAtStart = TimeSpan.FromMinutes(arguments.GetValue(backfill)) }, cancellationToken);
        return ExitCode.Success;
    }

    private Forwarder? ForwarderOf(Invocation invocation, ParseResult arguments)
    {
        var allows = arguments.GetValue(allowRemote);
        return arguments.GetValue(forward) is { } to ? new Forwarder(ReceiverUrl.Read(to, allows), invocation.Management, invocation.Output)
            : allows ? throw new UsageException("--allow-remote does not apply without --forward.")
            : null;
    }

    /// <summary>What it listens to, and whether anything can come.</summary>
    private static async Task IntroduceAsync(Invocation invocation, EventChoice choice, bool keepsTrying, CancellationToken cancellationToken)
    {
        IReadOnlyList<ActivitySubscription>? all = null;
        var unknown = "";
        try
        {
            all = await invocation.Activity.ListAsync(cancellationToken: cancellationToken);
        }
        catch (TwitterApiException exception) when (keepsTrying)
        {
            unknown = $"The subscriptions are not known. {exception.Message}";
        }

        invocation.Output.Note($"Listening to the stream of X Activity at {invocation.Management.BaseAddress}, until Ctrl+C.{choice}");
        invocation.Output.Note(all switch
        {
            null => unknown,
            [] => "No subscription of X Activity exists, so nothing will come: `twitter-events activity add EVENT_TYPE --no-webhook` makes one; `twitter-events activity types` lists the types.",
            _ when !all.Any(choice.Takes) => "None of the subscriptions is for what is shown, so nothing will be: `twitter-events activity list` has them.",
            _ => $"{Number(all.Count, "subscription")}, of {Number(all.Select(item => item.EventType).Distinct().Count(), "event type")}.",
        });
    }

    private static string Number(int count, string noun) => FormattableString.Invariant($"{count} {noun}{(count == 1 ? "" : "s")}");

    private static Option<int?> CountOption()
    {
        var option = new Option<int?>("--count") { Description = "Ends after so many events. Default: only Ctrl+C ends it.", HelpName = "NUMBER" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var number) || number < 1))
            {
                result.AddError("--count is a number of events, 1 or more.");
            }
        });
        return option;
    }

    private static Option<int> NumberOption(string name, string helpName, int least, int most, string description)
    {
        var option = new Option<int>(name) { Description = description, HelpName = helpName };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var number) || number < least || number > most))
            {
                result.AddError(FormattableString.Invariant($"{name} is a number from {least} to {most}."));
            }
        });
        return option;
    }
}
