using TwitterEvents.Diagnostics;
using TwitterEvents.Management;
using TwitterEvents.Tool.Activity;

namespace TwitterEvents.Tool.Migration;

/// <summary>The subscriptions of X Activity that take the place of those of Account Activity.</summary>
/// <param name="users">The users of Account Activity.</param>
/// <param name="eventTypes">The event types each is to have.</param>
/// <param name="webhooks">The webhooks of v2.</param>
/// <param name="tag">The tag they get.</param>
internal sealed class MigrationPlan(IReadOnlyList<MigratedUser> users, IReadOnlyList<string> eventTypes, IReadOnlyList<Webhook> webhooks, string tag)
{
    private readonly HashSet<string> webhookIds = webhooks.Select(webhook => webhook.Id).ToHashSet(StringComparer.Ordinal);

    /// <summary>A plan for each webhook. Of what is there and not wanted, none ends: it may be another's, and this is no clearing.</summary>
    public IReadOnlyList<SubscriptionPlan> Plans =>
    [
        .. users.Where(user => user.Webhook is not null).GroupBy(user => user.Webhook!).Select((group, i) => new SubscriptionPlan(
            group.Key,
            new ActivityScope(tag, group.Key.Id, webhookIds, TakesAll: false) { EndsNone = true },
            [.. i == 0 ? OfApp : [], .. group.SelectMany(TargetsOf)],
            "")),
    ];

    /// <summary>What cannot be planned, for its user has no webhook.</summary>
    public IReadOnlyList<PlanRow> WithoutWebhook =>
    [
        .. users.Where(user => user.Webhook is null).SelectMany(user => TargetsOf(user).Select(target =>
            new PlanRow(PlanAction.Create, target.EventType, target.Filter, null) { Target = target, Problem = NoWebhook(user) })),
    ];

    /// <summary>An invalid webhook gets nothing, whatever subscriptions it has.</summary>
    public static IReadOnlyList<PlanRow> WithValidity(IReadOnlyList<PlanRow> rows, IReadOnlyList<Webhook> webhooks)
    {
        var valid = webhooks.Where(webhook => webhook.Valid).Select(webhook => webhook.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. rows.Select(row => row.Problem is null && row.WebhookId is { } id && !valid.Contains(id)
                ? row with { Problem = $"webhook {OutsideText.Show(id)} is not valid, so that X sends it nothing: run `twitter-events webhook validate {OutsideText.Show(id)}`." }
                : row),
        ];
    }

    private IEnumerable<ActivityTarget> OfApp =>
        eventTypes.Where(AccountActivityTypes.IsOfApp).Select(type => new ActivityTarget(type, new ActivitySubscriptionFilter(), null));

    private IEnumerable<ActivityTarget> TargetsOf(MigratedUser user) => eventTypes
        .Where(type => !AccountActivityTypes.IsOfApp(type))
        .Select(type => new ActivityTarget(type, ActivitySubscriptionFilter.OfUser(user.Id), user.User));

    private static string NoWebhook(MigratedUser user)
    {
        var url = user.Old.Select(old => old.Webhook?.Url).OfType<string>().FirstOrDefault() is { } known ? OutsideText.Show(known) : "URL";
        return $"X Activity sends to webhooks of v2, and there is none for {url}: make it with `twitter-events webhook add --api v2 --url {url}`, or name another with --webhook-id or --url.";
    }
}
