using TwitterEvents.Testing.Platform;
using TwitterEvents.Testing.XActivity;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>
/// Who gets a body of X Activity: one delivery for each subscription its type, user or keyword, and direction match. A subscription without a
/// webhook, or with an invalid one, gets none; the stream gets them all.
/// </summary>
internal static class ActivityAddressing
{
    private const int MostNames = 8;

    private const string Cure =
        $"Subscribe first: as an app does, with POST /2/activity/subscriptions, or to everything with {nameof(FakeX)}.{nameof(FakeX.RegisterAsync)}(url, user). "
        + "A subscription to Account Activity through the API is none to X Activity.";

    /// <summary>A body goes to the subscriptions it matches, each with its filter and its tag.</summary>
    /// <exception cref="InvalidOperationException">It matches none.</exception>
    public static Addressed ToInvolved(EventBody body, Recipients to) => Find(body, to) ?? throw Nobody(body, to);

    /// <summary>A sample goes to the subscriptions it matches; if there are none, it becomes the event of each user, or keyword, there is one for.</summary>
    /// <exception cref="InvalidOperationException">Nothing is subscribed to its type.</exception>
    public static Addressed ToSubscribed(EventBody sample, Recipients to)
    {
        if (Find(sample, to) is { } found)
        {
            return found;
        }

        if (sample.ForUserId is null)
        {
            return Find(sample, to, anyKeyword: true) ?? throw Nobody(sample, to);
        }

        var users = to.Subscriptions.Select(subscription => subscription.Filter.UserId).Concat(to.StandIns.Select(standIn => standIn.UserId))
            .OfType<string>().Distinct();
        var ofEach = users.Select(user => Find(EventBody.Parse(sample.As(user)), to, user)).OfType<Addressed>().ToList();
        return ofEach.Count > 0 ? Addressed.All(ofEach) : throw Nobody(sample, to);
    }

    /// <summary>A sample becomes the event of one user.</summary>
    /// <exception cref="InvalidOperationException">The user is subscribed to no such event.</exception>
    public static Addressed To(string userId, EventBody sample, Recipients to)
    {
        var own = EventBody.Parse(sample.As(userId));
        return Find(own, to, userId) ?? Find(own, to, userId, anyKeyword: true) ?? throw Nobody(own, to);
    }

    /// <summary>What a user does for all subscriptions of its type; to nobody, if there is none.</summary>
    public static Addressed ToWhoeverWants(EventBody body, string userId, Recipients to) => Find(body, to, userId) ?? Addressed.Nobody;

    /// <summary>Where it goes; null if nobody is subscribed.</summary>
    private static Addressed? Find(EventBody body, Recipients to, string? only = null, bool anyKeyword = false)
    {
        var subscriptions = to.Subscriptions
            .Where(subscription => body.Activities.Any(activity => activity.IsFor(subscription, anyKeyword)))
            .Where(subscription => only is null || subscription.Filter.UserId is null || subscription.Filter.UserId == only)
            .ToList();
        var standIns = to.StandIns
            .Where(standIn => body.IsForNobody ? only is null || standIn.UserId == only : standIn.UserId == body.ForUserId)
            .Where(standIn => !subscriptions.Exists(subscription => subscription.WebhookId == standIn.Webhook.Id))
            .DistinctBy(standIn => (standIn.Webhook.Id, body.IsForNobody ? null : standIn.UserId))
            .ToList();
        if (subscriptions.Count + standIns.Count == 0)
        {
            return null;
        }

        List<Outgoing> webhooks = [];
        List<ReadOnlyMemory<byte>> stream = [];
        foreach (var subscription in subscriptions)
        {
            var own = ActivityBody.For(body.Bytes.Span, subscription, activity => activity.IsFor(subscription, anyKeyword));
            stream.Add(own);
            if (to.Webhooks.FirstOrDefault(webhook => webhook.Id == subscription.WebhookId) is { Valid: true } webhook)
            {
                webhooks.Add(new Outgoing(webhook, subscription.Filter.UserId, own) { SubscriptionId = subscription.Id });
            }
        }

        foreach (var (webhook, userId) in standIns)
        {
            stream.Add(body.Bytes);
            if (webhook.Valid)
            {
                webhooks.Add(new Outgoing(webhook, body.IsForNobody ? null : userId, body.Bytes));
            }
        }

        return new Addressed(webhooks, stream);
    }

    private static InvalidOperationException Nobody(EventBody body, Recipients to)
    {
        var subscribed = to.Subscriptions.Select(subscription =>
            new ActivityEvent(subscription.EventType, subscription.Filter.UserId, subscription.Filter.Keyword, subscription.Filter.Direction).ToString());
        return new InvalidOperationException(
            $"No subscription to X Activity matches this body, so that nothing is delivered. It is {Names(body.Activities.Select(activity => activity.ToString()))}; "
            + $"subscribed: {Names(subscribed.Concat(to.StandIns.Select(standIn => $"everything of user {standIn.UserId}")))}. {Cure}");
    }

    private static string Names(IEnumerable<string> all)
    {
        var names = all.Distinct().ToList();
        return names.Count switch
        {
            0 => "nothing",
            <= MostNames => string.Join("; ", names),
            _ => string.Join("; ", names.Take(MostNames)) + " and others",
        };
    }
}
