using System.Collections.Immutable;

namespace TwitterEvents.Testing.Platform;

/// <summary>Which webhooks are linked to the filtered stream, under one lock.</summary>
internal sealed class StreamLinks
{
    private readonly Lock gate = new();
    private ImmutableList<StreamLink> links = [];

    public ImmutableList<StreamLink> All
    {
        get
        {
            lock (gate)
            {
                return links;
            }
        }
    }

    /// <summary>Links a webhook; what it was linked for before is replaced.</summary>
    public void Add(string webhookId, ImmutableArray<string> fields)
    {
        lock (gate)
        {
            var old = links.Find(link => link.WebhookId == webhookId);
            links = links.RemoveAll(link => link.WebhookId == webhookId).Add(new StreamLink(old?.Id ?? RandomText.Id(), webhookId, fields));
        }
    }

    /// <returns>False if it was not linked.</returns>
    public bool Remove(string webhookId)
    {
        lock (gate)
        {
            var before = links;
            links = before.RemoveAll(link => link.WebhookId == webhookId);
            return links.Count < before.Count;
        }
    }
}
