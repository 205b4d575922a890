using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>Which webhooks get a body, and for whom: one delivery per webhook and subscribed user involved.</summary>
internal static class Addressing
{
    public static IReadOnlyList<Outgoing> ToInvolved(EventBody body, IReadOnlyList<Webhook> webhooks)
    {
        var valid = webhooks.Where(webhook => webhook.Valid).ToList();
        if (body.IsForNobody)
        {
            return [.. valid.Select(webhook => new Outgoing(webhook, null, body.Bytes))];
        }

        var involved = valid.SelectMany(webhook => webhook.Users).Where(body.InvolvedUserIds.Contains).ToHashSet();
        if (involved.Count == 0 && body.ForUserId is { } forUserId)
        {
            // A body may name nobody else, as that of a kind that is new.
            involved.Add(forUserId);
        }

        return [.. valid.SelectMany(webhook => webhook.Users.Where(involved.Contains).Select(user => For(webhook, user, body)))];
    }

    public static IReadOnlyList<Outgoing> To(string userId, EventBody body, IReadOnlyList<Webhook> webhooks) =>
        [.. webhooks.Where(webhook => webhook.Valid && webhook.Users.Contains(userId)).Select(webhook => For(webhook, userId, body))];

    private static Outgoing For(Webhook webhook, string userId, EventBody body) => new(webhook, userId, body.For(userId));
}
