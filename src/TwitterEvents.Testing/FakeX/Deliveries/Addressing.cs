using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>Who gets a body, and for whom: one delivery per webhook and subscribed user. An invalid webhook gets none.</summary>
internal static class Addressing
{
    private const string Cure =
        $"Subscribe first: with {nameof(FakeX)}.{nameof(FakeX.RegisterAsync)}(url, user), or as an app does, through the management API.";

    private const int MostNames = 8;

    /// <summary>A body goes, as it stands, to the users it involves.</summary>
    /// <exception cref="InvalidOperationException">None of them is subscribed.</exception>
    public static Addressed ToInvolved(EventBody body, Recipients to)
    {
        if (body.Activities.Count > 0)
        {
            return ActivityAddressing.ToInvolved(body, to);
        }

        var webhooks = WebhooksFor(body, to);
        if (body.IsForNobody)
        {
            return webhooks.Count > 0
                ? Addressed.ToWebhooks(Valid(webhooks).Select(webhook => new Outgoing(webhook, null, body.Bytes)))
                : throw new InvalidOperationException($"No webhook is registered, so that nothing is delivered. {Cure}");
        }

        var subscribed = Subscribed(webhooks);
        var involved = Involved(body, subscribed);
        return involved.Count > 0
            ? Addressed.ToWebhooks(ForEach(webhooks, involved.Contains, body.For))
            : throw new InvalidOperationException(
                $"No user this body is about is subscribed, so that nothing is delivered. It is about {Names(About(body))}; subscribed: {Names(subscribed)}. {Cure}");
    }

    /// <summary>A sample goes to the users it involves; where none of them is subscribed, it becomes the event of each user who is.</summary>
    /// <exception cref="InvalidOperationException">Nobody is subscribed.</exception>
    public static Addressed ToSubscribed(EventBody sample, Recipients to)
    {
        if (sample.Activities.Count > 0)
        {
            return ActivityAddressing.ToSubscribed(sample, to);
        }

        var webhooks = to.Webhooks;
        var subscribed = Subscribed(webhooks);
        if (sample.ForUserId is null || Involved(sample, subscribed).Count > 0)
        {
            return ToInvolved(sample, to);
        }

        return subscribed.Count > 0
            ? Addressed.ToWebhooks(ForEach(webhooks, _ => true, sample.As, sample.IsForNobody))
            : throw new InvalidOperationException($"Nobody is subscribed, so that nothing is delivered. {Cure}");
    }

    /// <summary>A sample becomes the event of one user.</summary>
    /// <exception cref="InvalidOperationException">The user is not subscribed.</exception>
    public static Addressed To(string userId, EventBody sample, Recipients to) =>
        sample.Activities.Count > 0 ? ActivityAddressing.To(userId, sample, to)
            : Subscribed(to.Webhooks).Contains(userId)
            ? Addressed.ToWebhooks(ForEach(WebhooksFor(sample, to), user => user == userId, sample.As, sample.IsForNobody))
            : throw new InvalidOperationException(
                $"User {userId} is not subscribed, so that nothing is delivered; subscribed: {Names(Subscribed(to.Webhooks))}. {Cure}");

    private static IReadOnlyList<Webhook> WebhooksFor(EventBody body, Recipients to) => body.IsOfStream ? to.OfStream : to.Webhooks;

    private static IEnumerable<Outgoing> ForEach(
        IReadOnlyList<Webhook> webhooks, Func<string, bool> isWanted, Func<string, ReadOnlyMemory<byte>> body, bool isForNobody = false) =>
        Valid(webhooks).SelectMany(webhook => webhook.Users.Where(isWanted).Select(user => new Outgoing(webhook, isForNobody ? null : user, body(user))));

    private static IEnumerable<Webhook> Valid(IReadOnlyList<Webhook> webhooks) => webhooks.Where(webhook => webhook.Valid);

    private static HashSet<string> Subscribed(IReadOnlyList<Webhook> webhooks) => [.. webhooks.SelectMany(webhook => webhook.Users)];

    /// <summary>The subscribed users a body involves. It may name nobody else than whom it is for, as one of a kind that is new.</summary>
    private static HashSet<string> Involved(EventBody body, HashSet<string> subscribed)
    {
        HashSet<string> involved = [.. subscribed.Where(body.InvolvedUserIds.Contains)];
        return involved.Count == 0 && body.ForUserId is { } forUserId && subscribed.Contains(forUserId) ? [forUserId] : involved;
    }

    private static HashSet<string> About(EventBody body) => body.ForUserId is { } own ? [own, .. body.InvolvedUserIds] : [.. body.InvolvedUserIds];

    private static string Names(HashSet<string> userIds) => userIds.Count switch
    {
        0 => "nobody",
        <= MostNames => string.Join(", ", userIds.Order(StringComparer.Ordinal)),
        _ => string.Join(", ", userIds.Order(StringComparer.Ordinal).Take(MostNames)) + " and others",
    };
}
