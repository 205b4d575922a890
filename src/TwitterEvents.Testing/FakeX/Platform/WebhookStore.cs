using System.Collections.Immutable;

namespace TwitterEvents.Testing.Platform;

/// <summary>The registered webhooks and their subscriptions: the state that all three APIs share, under one lock.</summary>
internal sealed class WebhookStore(FakeXOptions options)
{
    private readonly Lock gate = new();
    private ImmutableList<Webhook> webhooks = [];

    public ImmutableList<Webhook> All
    {
        get
        {
            lock (gate)
            {
                return webhooks;
            }
        }
    }

    public int SubscriptionCount => All.Sum(webhook => webhook.Users.Length);

    public Webhook? Find(string id) => All.Find(webhook => webhook.Id == id);

    /// <summary>The webhooks of an environment; those of none, for null.</summary>
    public ImmutableList<Webhook> Of(string? environment) => All.FindAll(webhook => webhook.Environment == environment);

    /// <summary>Why such a webhook cannot be added; null if it can.</summary>
    public WebhookFailure? Obstacle(Uri url, string? environment)
    {
        var others = Of(environment);
        var limit = environment is null ? options.WebhooksPerApp : options.WebhooksPerEnvironment;
        return others.Exists(webhook => webhook.Url.OriginalString == url.OriginalString) ? WebhookFailure.DuplicateUrl
            : others.Count >= limit ? WebhookFailure.TooManyWebhooks
            : null;
    }

    public WebhookFailure? TryAdd(Webhook webhook)
    {
        lock (gate)
        {
            var obstacle = Obstacle(webhook.Url, webhook.Environment);
            if (obstacle is null)
            {
                webhooks = webhooks.Add(webhook);
            }

            return obstacle;
        }
    }

    public void Remove(string id)
    {
        lock (gate)
        {
            webhooks = webhooks.RemoveAll(webhook => webhook.Id == id);
        }
    }

    /// <summary>Changes a webhook, if it is still there.</summary>
    public void Change(string id, Func<Webhook, Webhook> change)
    {
        lock (gate)
        {
            webhooks = [.. webhooks.Select(webhook => webhook.Id == id ? change(webhook) : webhook)];
        }
    }

    /// <summary>Subscribes a user to all of these webhooks.</summary>
    public SubscribeResult Subscribe(IReadOnlyCollection<Webhook> targets, string userId)
    {
        lock (gate)
        {
            var present = targets.Select(target => Find(target.Id)).OfType<Webhook>().ToList();
            var missing = present.FindAll(webhook => !webhook.Users.Contains(userId));
            if (missing.Count == 0)
            {
                return SubscribeResult.AlreadySubscribed;
            }

            if (SubscriptionCount + missing.Count > options.Subscriptions)
            {
                return SubscribeResult.TooMany;
            }

            missing.ForEach(webhook => Change(webhook.Id, current => current with { Users = current.Users.Add(userId) }));
            return SubscribeResult.Subscribed;
        }
    }

    /// <returns>False if the user was subscribed to none of them.</returns>
    public bool Unsubscribe(IReadOnlyCollection<Webhook> targets, string userId)
    {
        lock (gate)
        {
            var before = SubscriptionCount;
            foreach (var target in targets)
            {
                Change(target.Id, current => current with
                {
                    Users = current.Users.Remove(userId),
                    StandIns = current.StandIns.Remove(userId),
                });
            }

            return SubscriptionCount < before;
        }
    }
}
