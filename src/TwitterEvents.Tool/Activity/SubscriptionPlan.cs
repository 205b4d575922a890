using TwitterEvents.Diagnostics;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.Activity;

/// <summary>What is wanted for one webhook, compared with what X has, as <c>EnsureRegistered()</c> compares it.</summary>
/// <param name="Webhook">The webhook; null for the stream alone.</param>
/// <param name="Scope">Which subscriptions are ours.</param>
/// <param name="Targets">What is wanted.</param>
/// <param name="EndCure">What an error about one of others names besides deleting it; empty for nothing.</param>
internal sealed record SubscriptionPlan(Webhook? Webhook, ActivityScope Scope, IReadOnlyList<ActivityTarget> Targets, string EndCure)
{
    /// <summary>What has to be done.</summary>
    public IReadOnlyList<PlanRow> Compare(IReadOnlyList<ActivitySubscription> listed)
    {
        var plan = ActivityPlan.Of(Targets, listed, Scope);
        var superfluous = plan.Superfluous.ToHashSet();
        var there = listed.ToLookup(item => KeyOf(item.EventType, item.Filter));
        var missing = plan.Missing.ToLookup(target => KeyOf(target.EventType, target.Filter));
        return
        [
            .. plan.Kept.Select(target => Row(PlanAction.Keep, target) with { SubscriptionId = Alike(there, target).First(item => IsThere(target, item)).Id }),
            .. plan.Moved.Select(pair => Row(PlanAction.Move, pair.Target) with { SubscriptionId = pair.Subscription.Id, Note = $"from webhook {pair.Subscription.WebhookId ?? "none"}" }),
            .. plan.Missing.Select(target => Missing(target, Alike(there, target).FirstOrDefault(item => Clash(target, item) && !superfluous.Contains(item)))),
            .. plan.Taken.Select(pair => Taken(pair.Target, pair.Subscription, "sends these events there, and X has each subscription once")),
            .. plan.Superfluous.Select(item => Ended(item, missing[KeyOf(item.EventType, item.Filter)].Any(target => Clash(target, item)))),
        ];
    }

    /// <summary>How it stands afterwards.</summary>
    /// <param name="before">The plan that was carried out.</param>
    /// <param name="listed">What X has now.</param>
    /// <param name="states">What was told of each.</param>
    public IReadOnlyList<PlanRow> Verify(
        IReadOnlyList<PlanRow> before, IReadOnlyList<ActivitySubscription> listed, IReadOnlyList<TwitterSubscriptionState> states)
    {
        var there = listed.ToLookup(item => KeyOf(item.EventType, item.Filter));
        var ids = listed.Select(item => item.Id).ToHashSet(StringComparer.Ordinal);
        var problems = states.ToLookup(state => (state.EventType, state.Filter), state => state.Problem);
        return
        [
            .. before.Select(row => row.Target is { } target
                ? Verified(row, Alike(there, target).FirstOrDefault(item => IsThere(target, item)), problems[(target.EventType, target.Filter)].FirstOrDefault())
                : VerifiedEnd(row, ids)),
        ];
    }

    private static PlanRow Verified(PlanRow row, ActivitySubscription? there, string? told)
    {
        if (there is not null)
        {
            return row with { SubscriptionId = there.Id, Problem = null, LacksTokens = false };
        }

        return row with { Problem = row.Problem ?? told ?? "X does not list it, although it did not refuse it: look with `twitter-events activity list`, and run this again." };
    }

    private static PlanRow VerifiedEnd(PlanRow row, HashSet<string> ids) =>
        ids.Contains(row.SubscriptionId!)
            ? row with { Problem = $"X still lists it: end it with `twitter-events activity delete {OutsideText.Show(row.SubscriptionId)}`." }
            : row;

    /// <summary>What two have in common that may be for the same events: thousands of users have tens of thousands, too many to look at each for each.</summary>
    private static (string EventType, string? UserId, string? Keyword) KeyOf(string eventType, ActivitySubscriptionFilter filter) => (eventType, filter.UserId, filter.Keyword);

    private static IEnumerable<ActivitySubscription> Alike(ILookup<(string, string?, string?), ActivitySubscription> there, ActivityTarget target) =>
        there[KeyOf(target.EventType, target.Filter)];

    /// <summary>Whether some event is for both.</summary>
    private static bool Clash(ActivityTarget target, ActivitySubscription item) =>
        target.Overlaps(item) && (target.Filter.Direction is not { } wanted || item.Filter.Direction is not { } other || wanted == other);

    private bool IsThere(ActivityTarget target, ActivitySubscription item) => target.Is(item) && Scope.IsDelivered(item);

    private PlanRow Row(PlanAction action, ActivityTarget target) => new(action, target.EventType, target.Filter, Webhook?.Id) { Target = target };

    private PlanRow Missing(ActivityTarget target, ActivitySubscription? inItsWay) =>
        inItsWay is not null ? Taken(target, inItsWay, "overlaps with it, and X refuses such two")
        : Subject.LacksTokens(target) ? Row(PlanAction.Create, target) with { LacksTokens = true, Problem = Subject.TokensCure }
        : Row(PlanAction.Create, target);

    private PlanRow Taken(ActivityTarget target, ActivitySubscription other, string why)
    {
        var name = $"{OutsideText.Show(other.Id)} ({OutsideText.Show(other.Filter.ToString())}; tag {OutsideText.Show(other.Tag ?? "none")}; webhook {OutsideText.Show(other.WebhookId ?? "none")})";
        return Row(PlanAction.Taken, target) with
        {
            SubscriptionId = other.Id,
            Note = $"tag {other.Tag ?? "none"}, webhook {other.WebhookId ?? "none"}",
            Problem = $"subscription {name} {why}: end it with `twitter-events activity delete {OutsideText.Show(other.Id)}`{EndCure}.",
        };
    }

    private static PlanRow Ended(ActivitySubscription item, bool isReplaced) =>
        new(isReplaced ? PlanAction.Replace : PlanAction.End, item.EventType, item.Filter, null) { SubscriptionId = item.Id, Note = $"tag {item.Tag ?? "none"}" };
}
