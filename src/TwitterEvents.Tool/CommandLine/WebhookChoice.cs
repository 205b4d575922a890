using TwitterEvents.Diagnostics;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>Which webhook a command is about.</summary>
internal static class WebhookChoice
{
    /// <summary>For a call about subscriptions, which v1.1 premium keeps by environment.</summary>
    /// <exception cref="UsageException">It is not clear which, or one is named where X has no use for it.</exception>
    public static async Task<string?> ForSubscriptionsAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        if (invocation.Management.Api != TwitterApi.V1Premium)
        {
            return await ChooseAsync(invocation, null, cancellationToken);
        }

        var given = invocation.WebhookId is not null ? "--webhook-id" : invocation.GivenUrl is not null ? "--url" : null;
        return given is null
            ? null
            : throw new UsageException($"{given} does not apply: v1-premium keeps subscriptions by environment (--environment, {Settings.Section}:Environment), not by webhook.");
    }

    /// <param name="invocation">The command.</param>
    /// <param name="named">The id named as an argument, if any.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="UsageException">It is not clear which.</exception>
    public static async Task<string> ChooseAsync(Invocation invocation, string? named, CancellationToken cancellationToken)
    {
        if (named is not null && invocation.WebhookId is { } option && named != option)
        {
            throw new UsageException($"Two webhooks are named, {named} and {option}; name one.");
        }

        if ((named ?? invocation.WebhookId) is { } id)
        {
            if (invocation.GivenUrl is not null)
            {
                throw new UsageException($"--url does not apply: the webhook is named by its id, {id}; name it by one of the two.");
            }

            return id.Length > 0 ? id : throw new UsageException("The webhook's id is empty.");
        }

        var webhooks = await invocation.X.ListAsync(cancellationToken);
        var candidates = invocation.GivenUrl is { } url ? webhooks.Where(webhook => webhook.Url == url).ToList() : webhooks;
        if (candidates.Count == 1)
        {
            invocation.Output.Note($"Webhook {Show(candidates[0])}.");
            return candidates[0].Id;
        }

        throw new UsageException(webhooks.Count == 0
            ? "X lists no webhook. Make one with `twitter-events webhook add --url URL`."
            : $"Name the webhook with --webhook-id ID. X lists {string.Join(", ", webhooks.Select(Show))}.");
    }

    /// <summary>The webhook that X Activity's subscriptions are to have: the one named, that of the setting <c>Twitter:Url</c>, or the only one.</summary>
    /// <returns>It, and all there are.</returns>
    /// <exception cref="UsageException">It is not clear which.</exception>
    public static async Task<(Webhook Own, IReadOnlyList<Webhook> All)> OfActivityAsync(Invocation invocation, CancellationToken cancellationToken)
    {
        var all = await invocation.V2.ListAsync(cancellationToken);
        return (Of(all, invocation, "--webhook-id ID or --url URL"), all);
    }

    /// <summary>The same, or null where <c>--no-webhook</c> says that the stream is to have them.</summary>
    /// <exception cref="UsageException">It is not clear which, or one is named that is not wanted.</exception>
    public static async Task<(Webhook? Own, IReadOnlyList<Webhook> All)> OfActivityAsync(Invocation invocation, bool isNone, CancellationToken cancellationToken)
    {
        if (!isNone)
        {
            return await OfActivityAsync(invocation, cancellationToken);
        }

        var given = invocation.WebhookId is not null ? "--webhook-id" : invocation.GivenUrl is not null ? "--url" : null;
        return given is null
            ? (null, await invocation.V2.ListAsync(cancellationToken))
            : throw new UsageException($"{given} does not apply: with --no-webhook no webhook gets the events.");
    }

    private static Webhook Of(IReadOnlyList<Webhook> all, Invocation invocation, string options)
    {
        var listed = all.Count == 0 ? "X lists no webhook" : $"X lists {string.Join(", ", all.Select(Show))}";
        if (invocation.WebhookId is { } id)
        {
            return invocation.GivenUrl is null
                ? all.FirstOrDefault(webhook => webhook.Id == id) ?? throw new UsageException($"--webhook-id: X lists no webhook {id}. {listed}.")
                : throw new UsageException($"--url does not apply: the webhook is named by its id, {id}; name it by one of the two.");
        }

        var byUrl = string.IsNullOrEmpty(invocation.Url) ? null : all.FirstOrDefault(webhook => WebhookRegistrar.IsSame(webhook.Url, invocation.Url));
        if (byUrl is null && invocation.GivenUrl is { } url)
        {
            throw new UsageException($"--url: X lists no webhook for {url}. Make it with `twitter-events webhook add --url {url}`.");
        }

        return byUrl ?? (all is [var only] ? only : throw new UsageException(all.Count == 0
            ? "X lists no webhook to send the events to. Make one with `twitter-events webhook add --url URL`; or, for the stream alone, add --no-webhook."
            : $"Name the webhook with {options}. {listed}."));
    }

    /// <summary>As X lists it, fit to be printed.</summary>
    public static string Show(Webhook webhook) => $"{OutsideText.Show(webhook.Id)} ({OutsideText.Show(webhook.Url)})";
}
