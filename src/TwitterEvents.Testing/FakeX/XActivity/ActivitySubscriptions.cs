using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.XActivity;

/// <summary>The subscriptions to X Activity, under one lock. What has expired is gone.</summary>
internal sealed class ActivitySubscriptions(int limit, TimeProvider time, ILogger logger)
{
    private readonly Lock gate = new();
    private ImmutableList<ActivitySubscription> present = [];
    private long count;

    public ImmutableList<ActivitySubscription> All
    {
        get
        {
            lock (gate)
            {
                var now = time.GetUtcNow();
                return present = present.RemoveAll(subscription => subscription.ExpiresAt <= now);
            }
        }
    }

    public ActivitySubscription? Find(string id) => All.Find(subscription => subscription.Id == id);

    /// <summary>Subscribes; the same again with a time to expire is the same subscription, which then expires at that time.</summary>
    /// <returns>The subscription, or why there is none.</returns>
    public (ActivitySubscription? Subscription, ActivityRefusal? Refusal) Add(ActivityRequest request)
    {
        lock (gate)
        {
            if (All.Find(other => other.EventType == request.EventType.Name && other.Filter.Overlaps(request.Filter)) is { } other)
            {
                return request.ExpiresAt is not null && other.Filter.IsSameAs(request.Filter)
                    ? (Change(other.Id, same => same with { ExpiresAt = request.ExpiresAt }), null)
                    : (null, ActivityRefusal.Duplicate);
            }

            if (present.Count >= limit)
            {
                return (null, ActivityRefusal.TooMany);
            }

            var added = new ActivitySubscription(
                RandomText.Id(), ++count, request.EventType.Name, request.Filter, request.Tag, request.WebhookId, time.GetUtcNow(), request.ExpiresAt);
            present = present.Add(added);
            Tell(added, "made");
            return (added, null);
        }
    }

    /// <returns>The changed subscription; null if it is not there any more.</returns>
    public ActivitySubscription? Change(string id, Func<ActivitySubscription, ActivitySubscription> change)
    {
        lock (gate)
        {
            if (Find(id) is not { } old)
            {
                return null;
            }

            var changed = change(old) with { UpdatedAt = time.GetUtcNow() };
            present = present.Replace(old, changed);
            Tell(changed, "changed");
            return changed;
        }
    }

    /// <returns>False if it was not there.</returns>
    public bool Remove(string id) => RemoveAll(subscription => subscription.Id == id) > 0;

    /// <returns>How many went.</returns>
    public int RemoveAll(Predicate<ActivitySubscription> isMeant)
    {
        lock (gate)
        {
            var before = All;
            present = before.RemoveAll(isMeant);
            foreach (var ended in before.FindAll(isMeant))
            {
                Tell(ended, "ended");
            }

            return before.Count - present.Count;
        }
    }

    /// <summary>A webhook is gone: its subscriptions stay, without one.</summary>
    public void Unlink(string webhookId)
    {
        lock (gate)
        {
            present = [.. All.Select(subscription => subscription.WebhookId == webhookId ? subscription with { WebhookId = null } : subscription)];
        }
    }

    private void Tell(ActivitySubscription subscription, string change) => FakeXLog.ActivityChanged(
        logger,
        subscription.Id,
        change,
        subscription.EventType,
        subscription.Filter.UserId is { } id ? $"user {id}{(subscription.Filter.Direction is { } direction ? $", {direction}" : "")}"
            : subscription.Filter.Keyword is null ? "the app"
            : "a keyword",
        subscription.WebhookId is { } webhookId ? $"webhook {webhookId}" : "no webhook");
}
