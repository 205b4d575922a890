using System.CommandLine;
using TwitterEvents.Diagnostics;
using TwitterEvents.Management;
using TwitterEvents.Tool.Activity;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Migration;

/// <summary><c>twitter-events migrate</c>: from Account Activity to X Activity.</summary>
internal sealed class MigrateCommand
{
    /// <summary>Not that of EnsureRegistered and <c>activity sync</c>: they end what has theirs and is not wanted by them.</summary>
    private const string Tag = "twitter-events-migrate";

    private readonly TokenOptions tokens = new();
    private readonly Option<string[]> eventTypes = new("--event-type")
    {
        Description = "Only this event type; may be given several times. Default: all that replace something.",
        HelpName = "TYPE",
    };

    private readonly Option<string> tag = ActivitySyncCommand.TagOption(Tag);
    private readonly Option<int> most = ActivitySyncCommand.MostOption();
    private readonly Option<bool> apply = new("--apply")
    {
        Description = "Makes the subscriptions, and looks whether X has them and the app takes deliveries. Others are left alone.",
    };

    private readonly Option<bool> noVerify = new("--no-verify") { Description = "With --apply, sends no delivery to the app." };
    private readonly Option<bool> endOld = new("--end-old")
    {
        Description = "Ends Account Activity for each user of whom every replacement stands; with --apply, or after it.",
    };

    public static Command Create()
    {
        var options = new PlatformOptions(ApiChoice.AccountActivity);
        var migrate = new MigrateCommand();
        migrate.eventTypes.AcceptOnlyFromAmong([.. AccountActivityTypes.All]);
        var command = new DocumentedCommand("migrate", "Replaces the subscriptions of Account Activity, which X ends on 1 January 2027, by those of X Activity. Without --apply it only says how.")
        {
            Notes = """
                It reads who is subscribed to Account Activity (--api: v2, v1-premium or v1-enterprise), and for each of them names some 20
                subscriptions of X Activity that tell the same, to the same webhook. For v1 that is the webhook of v2 with the same URL.
                Account Activity goes on until --end-old ends it, or X does; both may run at once.

                EnsureRegistered() and `activity sync` end what has their tag, twitter-events, and is not wanted by them. So these have one of
                their own, which they leave alone; --tag twitter-events leaves them to the app, if its handlers and users ask for all of it.

                With --apply the app gets a delivery at its webhook, signed as X signs it with each secret that is set (ClientSecret,
                ConsumerSecret), to see whether it answers 200; if not, the subscriptions stay, the exit code is 5, and --end-old beside
                it ends nothing for users of that webhook. Its event type, twitter-events.check, is none of X's: only handlers of
                UnknownEvent, UnknownXActivityEvent or TwitterEvent see it. A signed body stays valid for ever, but this one says
                nothing, and goes only to the URL that X has, by https or on this machine: it needs no --allow-remote, as `send` does.

                Examples:
                  twitter-events migrate
                  twitter-events migrate --apply
                  twitter-events migrate --tokens tokens.json --end-old
                  twitter-events migrate --api v1-premium --environment dev --json

                Needs: BearerToken, or ConsumerKey and ConsumerSecret; and for the private event types the own tokens of each user, as
                `twitter-events activity --help` says.
                """,
        };
        Option[] own = [.. migrate.tokens.All, migrate.eventTypes, migrate.tag, migrate.most, migrate.apply, migrate.noVerify, migrate.endOld, options.WebhookId, options.Url];
        foreach (var option in own)
        {
            command.Options.Add(option);
        }

        options.WebhookId.Description = "The webhook of v2 that is to get all of it. Default: that of Account Activity, or of its URL.";
        options.Url.Description = "The URL of that webhook, instead of its id.";
        options.AddTo(command);
        command.SetAction(options, migrate.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(Invocation invocation, ParseResult arguments, CancellationToken cancellationToken)
    {
        var types = arguments.GetValue(eventTypes) is { Length: > 0 } some ? [.. AccountActivityTypes.All.Where(some.Contains)] : AccountActivityTypes.All;
        var (isApplied, isToEnd, max) = (arguments.GetValue(apply), arguments.GetValue(endOld), arguments.GetValue(most));
        if (arguments.GetValue(noVerify) && !isApplied)
        {
            throw new UsageException("--no-verify does not apply without --apply: no delivery is sent then.");
        }

        var mark = EventTypeNames.CheckTag(arguments.GetValue(tag)!);
        var known = await KnownUsers.OpenAsync(invocation, arguments, tokens, cancellationToken);
        var webhooks = await invocation.V2.ListAsync(cancellationToken);
        var users = await UsersAsync(invocation, known, webhooks, cancellationToken);
        var plan = new MigrationPlan(users, types, webhooks, mark);
        var listed = await invocation.Activity.ListAsync(cancellationToken: cancellationToken);
        IReadOnlyList<(SubscriptionPlan Plan, IReadOnlyList<PlanRow> Rows)> plans = [.. plan.Plans.Select(one => (one, one.Compare(listed)))];
        IReadOnlyList<PlanRow> rows = [.. plans.SelectMany(one => one.Rows), .. plan.WithoutWebhook];
        var counts = PlanCounts.Of(rows, listed.Count, max);
        TwitterApiException? stop = null;
        if (isApplied)
        {
            (var done, stop) = await PlanRunner.RunAsync(invocation, plans, max, cancellationToken);
            rows = [.. done, .. plan.WithoutWebhook];
            webhooks = await invocation.V2.ListAsync(cancellationToken);
        }
        else if (isToEnd)
        {
            rows = [.. rows.Select(row => row.Action is PlanAction.Create or PlanAction.Move && row.Problem is null ? row with { Problem = "it does not stand yet: add --apply." } : row)];
        }

        rows = MigrationPlan.WithValidity(rows, webhooks);
        var isToVerify = isApplied && stop is null && !arguments.GetValue(noVerify);
        var deliveries = isToVerify ? await new DeliveryCheck(invocation).RunAsync(users, rows, cancellationToken) : [];
        if (isToEnd && stop is null)
        {
            (users, stop) = await new OldSubscriptionsEnd(invocation).RunAsync(users, rows, deliveries, cancellationToken);
        }

        if (users.Count == 0)
        {
            invocation.Output.Note($"Account Activity ({PlatformOptions.NameOf(invocation.Management.Api)}) has no subscription. --api names another generation: v2, v1-premium or v1-enterprise.");
        }

        var report = new MigrateReport(invocation.Management.Api, isApplied, isToEnd, users, rows, counts) { Deliveries = deliveries };
        report.Print(invocation.Output, invocation.Time.GetUtcNow());
        return stop is not null ? ExitCode.Of(stop.Kind) : report.ExitCode;
    }

    private static async Task<IReadOnlyList<MigratedUser>> UsersAsync(
        Invocation invocation, KnownUsers known, IReadOnlyList<Webhook> webhooks, CancellationToken cancellationToken)
    {
        var named = invocation.WebhookId ?? invocation.GivenUrl;
        var all = named is null ? null : (await WebhookChoice.OfActivityAsync(invocation, cancellationToken)).Own;
        var old = await OldSubscription.ReadAsync(invocation, await invocation.X.ListAsync(cancellationToken), cancellationToken);
        List<MigratedUser> users = [];
        foreach (var group in old.GroupBy(item => item.UserId).OrderBy(group => group.Key.Length).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            List<OldSubscription> own = [.. group];
            var webhook = all ?? own.Select(item => Of(item, webhooks)).OfType<Webhook>().FirstOrDefault();
            users.Add(new MigratedUser(await known.FindAsync(group.Key, cancellationToken), own, webhook));
            if (own.Count > 1 && all is null && webhook is not null)
            {
                invocation.Output.Note(
                    $"User {OutsideText.Show(group.Key)} is subscribed for {own.Count} webhooks. X Activity has each subscription once, so that only {WebhookChoice.Show(webhook)} gets its "
                        + "events; --webhook-id names another.");
            }
        }

        return users;
    }

    private static Webhook? Of(OldSubscription old, IReadOnlyList<Webhook> webhooks) =>
        webhooks.FirstOrDefault(webhook => webhook.Id == old.WebhookId)
        ?? (old.Webhook is { } own ? webhooks.FirstOrDefault(webhook => WebhookRegistrar.IsSame(webhook.Url, own.Url)) : null);
}
