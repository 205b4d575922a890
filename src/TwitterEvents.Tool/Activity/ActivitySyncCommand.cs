using System.CommandLine;
using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Activity;

/// <summary><c>twitter-events activity sync</c>: what <c>EnsureRegistered()</c> does to the subscriptions, from a shell.</summary>
internal sealed class ActivitySyncCommand
{
    private readonly Option<string[]> eventTypes = new("--event-type")
    {
        Description = "An event type that is wanted of each user; may be given several times.",
        HelpName = "TYPE",
    };

    private readonly Option<bool> all = new("--all") { Description = "Every event type that is known; news.new only with --keyword." };

    private readonly Option<string[]> userIds = new("--user-id")
    {
        Description = "A user whose events are wanted; may be given several times. Default: those of --tokens and --token-folder; without these all who have signed in with `connect`; if nobody has, the app's owner.",
        HelpName = "ID",
    };

    private readonly Option<string[]> keywords = new("--keyword") { Description = "A keyword of news.new; may be given several times.", HelpName = "WORD" };

    private readonly Option<string[]> directions = new("--direction")
    {
        Description = "One direction of an event type alone, such as follow.follow=inbound; may be given several times. Default: both.",
        HelpName = "TYPE=DIRECTION",
    };

    private readonly Option<string> tag = TagOption(TwitterRegistrationOptions.DefaultTag);
    private readonly TokenOptions tokens = new();
    private readonly Option<int> most = MostOption();
    private readonly Option<bool> noWebhook = ActivityCommand.NoWebhookOption();
    private readonly Option<bool> endOther = new("--end-other")
    {
        Description = "Ends every subscription of the app that is not wanted, and takes over those of others. Default: only those with the tag are ended.",
    };

    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Says what would be done, and does nothing." };

    public static Option<string> TagOption(string tag) => new("--tag")
    {
        Description = "What marks subscriptions as this app's; their events repeat it.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => tag,
    };

    public static Option<int> MostOption()
    {
        var most = new Option<int>("--max")
        {
            Description = "How many subscriptions the plan of X has: 1500 (self-serve), 75000 (enterprise), 150000 (partner).",
            HelpName = "NUMBER",
            DefaultValueFactory = _ => new TwitterRegistrationOptions().MaxSubscriptions,
        };
        most.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var number) || number < 1))
            {
                result.AddError("--max is a number of subscriptions, 1 or more.");
            }
        });
        return most;
    }

    public static Command Create(PlatformOptions options)
    {
        var sync = new ActivitySyncCommand();
        var command = new DocumentedCommand("sync", "Makes the subscriptions that are wanted, moves those that go elsewhere, and ends those with the tag that are not.")
        {
            Notes = """
                It does what EnsureRegistered() does: what is there stays, what is missing is made, what goes to another webhook is moved, and
                what has the tag and is not named here is ended. --dry-run first shows the plan, and what events cost.

                Examples:
                  twitter-events activity sync --event-type follow.follow --event-type dm.received --dry-run
                  twitter-events activity sync --all --user-id 42 --tag support-desk
                  twitter-events activity sync --event-type like.create --direction like.create=inbound

                Needs: as `twitter-events activity --help` says.
                """,
        };
        Option[] own = [sync.eventTypes, sync.all, sync.userIds, sync.keywords, sync.directions, sync.tag, .. sync.tokens.All, sync.most, sync.noWebhook, sync.endOther, sync.dryRun, options.WebhookId, options.Url];
        foreach (var option in own)
        {
            command.Options.Add(option);
        }

        command.SetAction(options, sync.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(Invocation invocation, ParseResult arguments, CancellationToken cancellationToken)
    {
        var wanted = Wanted(arguments, invocation.Output);
        var users = await UsersAsync(invocation, arguments, cancellationToken);
        var targets = new ActivityTargets().Of(wanted, users);
        var (webhook, webhooks) = await WebhookChoice.OfActivityAsync(invocation, arguments.GetValue(noWebhook), cancellationToken);
        var scope = new ActivityScope(wanted.Tag, webhook?.Id, webhooks.Select(item => item.Id).ToHashSet(StringComparer.Ordinal), wanted.EndOtherSubscriptions);
        var plan = new SubscriptionPlan(webhook, scope, targets, ", or add --end-other to have it replaced");
        var listed = await invocation.Activity.ListAsync(cancellationToken: cancellationToken);
        var rows = plan.Compare(listed);
        var counts = PlanCounts.Of(rows, listed.Count, wanted.MaxSubscriptions);
        var isDry = arguments.GetValue(dryRun);
        TwitterApiException? stop = null;
        if (!isDry)
        {
            (rows, stop) = await PlanRunner.RunAsync(invocation, [(plan, rows)], wanted.MaxSubscriptions, cancellationToken);
        }

        var report = new SyncReport(isDry, webhook, wanted.Tag, rows, counts);
        report.Print(invocation.Output);
        return stop is not null ? ExitCode.Of(stop.Kind) : PlanProblem.ExitCodeOf(rows, isDry ? counts : null);
    }

    /// <exception cref="UsageException">What is wanted is not clear, or cannot be.</exception>
    private TwitterRegistrationOptions Wanted(ParseResult arguments, Output output)
    {
        var words = arguments.GetValue(keywords) ?? [];
        var types = EventTypeNames.Read(arguments.GetValue(eventTypes) ?? [], output);
        if (arguments.GetValue(all))
        {
            types = types.Count == 0
                ? [.. ActivityEventType.All.Where(type => type.Subject != ActivitySubject.Keyword || words.Length > 0).Select(type => type.Name)]
                : throw new UsageException("--all is every event type: leave it out, or --event-type.");
        }

        if (types.Count == 0)
        {
            throw new UsageException("Say which event types are wanted: --event-type TYPE, once for each, or --all. `twitter-events activity types` lists them, with their prices.");
        }

        var byKeyword = types.FirstOrDefault(type => ActivityEventType.Find(type)?.Subject == ActivitySubject.Keyword);
        if (byKeyword is null != (words.Length == 0))
        {
            throw new UsageException(byKeyword is null
                ? "--keyword does not apply: no event type is named that is about keywords (news.new)."
                : $"{byKeyword} is about keywords: name them with --keyword WORD.");
        }

        var wanted = new TwitterRegistrationOptions
        {
            Tag = EventTypeNames.CheckTag(arguments.GetValue(tag)!),
            MaxSubscriptions = arguments.GetValue(most),
            EndOtherSubscriptions = arguments.GetValue(endOther),
        };
        Add(wanted.EventTypes, types);
        Add(wanted.Keywords, words);
        foreach (var pair in arguments.GetValue(directions) ?? [])
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var type = ActivityEventType.Canonical(at < 0 ? pair : pair[..at]);
            if (at < 0 || !types.Contains(type))
            {
                throw new UsageException(at < 0
                    ? $"--direction: '{pair}' names no direction; write {pair}=inbound or {pair}=outbound."
                    : $"--direction: {type} is not among the event types that are wanted.");
            }

            EventTypeNames.CheckDirection(type, pair[(at + 1)..]);
            wanted.Directions[type] = pair[(at + 1)..];
        }

        return wanted;
    }

    private static void Add(IList<string> list, IEnumerable<string> items)
    {
        foreach (var item in items)
        {
            list.Add(item);
        }
    }

    private async Task<IReadOnlyList<UserCredentials>> UsersAsync(Invocation invocation, ParseResult arguments, CancellationToken cancellationToken)
    {
        var known = await KnownUsers.OpenAsync(invocation, arguments, tokens, cancellationToken);
        if (arguments.GetValue(userIds) is not { Length: > 0 } ids)
        {
            if (known.ImpliedFolder is { } folder)
            {
                invocation.Output.Note($"It is about {Names(known.Chosen)}, whose tokens are in {folder}; --user-id names others.");
            }

            return known.Chosen.Count > 0 ? known.Chosen : [await known.OwnerAsync(cancellationToken)];
        }

        List<UserCredentials> users = [];
        foreach (var id in ids.Distinct().Select(EventTypeNames.CheckUserId))
        {
            users.Add(await known.FindAsync(id, cancellationToken));
        }

        return users;
    }

    private static string Names(IReadOnlyList<UserCredentials> users) =>
        users.Count <= 5 ? $"user{(users.Count == 1 ? "" : "s")} {string.Join(", ", users.Select(user => user.UserId))}" : FormattableString.Invariant($"{users.Count} users");
}
