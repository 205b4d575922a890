using TwitterEvents.Diagnostics;
using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Doctor;

/// <summary>The subscriptions of X Activity, and whether their events come anywhere.</summary>
internal static class ActivityChecks
{
    private const string Name = "x activity";
    private const int MostNamed = 5;

    public static async Task<IReadOnlyList<Check>> RunAsync(Invocation invocation, IReadOnlyList<Webhook>? webhooks, CancellationToken cancellationToken)
    {
        var isMeant = invocation.Management.Api == TwitterApi.XActivity;
        try
        {
            webhooks = isMeant || invocation.Management.Api == TwitterApi.V2 ? webhooks : await invocation.V2.ListAsync(cancellationToken);
            return webhooks is null
                ? [Check.Skipped(Name, "X did not list the webhooks.")]
                : Judge(await invocation.Activity.ListAsync(cancellationToken: cancellationToken), webhooks, isMeant);
        }
        catch (TwitterApiException exception)
        {
            return [isMeant ? Refusal.Describe(Name, exception) : Check.Skipped(Name, exception.Error.Problem, exception.Error.Cure)];
        }
        catch (TwitterCredentialsException)
        {
            return [Check.Skipped(Name, "X tells the subscriptions only to the app: its bearer token is wanted.")];
        }
    }

    /// <param name="subscriptions">The subscriptions.</param>
    /// <param name="webhooks">The webhooks of v2.</param>
    /// <param name="isMeant">Whether X Activity is the API of the settings.</param>
    internal static IReadOnlyList<Check> Judge(IReadOnlyList<ActivitySubscription> subscriptions, IReadOnlyList<Webhook> webhooks, bool isMeant)
    {
        if (subscriptions.Count == 0)
        {
            return
            [
                isMeant
                    ? Check.Warning(Name, "There is no subscription, so that X sends no event of X Activity.", "Run `twitter-events activity sync --event-type TYPE`; `twitter-events activity types` lists them.")
                    : Check.Note(Name, "There is no subscription of X Activity."),
            ];
        }

        var byWebhook = subscriptions.GroupBy(item => item.WebhookId).ToList();
        List<Check> checks =
        [
            Check.Ok(Name, $"Subscriptions: {Number(subscriptions.Count)}, of {Number(subscriptions.Select(item => item.EventType).Distinct().Count())} event types.") with
            {
                Details = [.. byWebhook.Select(group => $"{Number(group.Count())} to {(group.Key is null ? "no webhook" : $"webhook {OutsideText.Show(group.Key)}")}")],
            },
        ];
        foreach (var group in byWebhook)
        {
            if (group.Key is not { } id)
            {
                checks.Add(StreamOnly([.. group]));
            }
            else if (webhooks.FirstOrDefault(webhook => webhook.Id == id) is not { } webhook)
            {
                checks.Add(Lost([.. group], id));
            }
            else if (!webhook.Valid)
            {
                checks.Add(Check.Fail(
                    Name,
                    $"{Number(group.Count())} subscriptions go to webhook {WebhookChoice.Show(webhook)}, which is invalid, so that X sends it nothing.",
                    $"Run `twitter-events webhook validate {OutsideText.Show(id)}`."));
            }
        }

        return checks;
    }

    /// <summary>As it should be for an app that reads the stream; whether this one does, cannot be told here.</summary>
    private static Check StreamOnly(IReadOnlyCollection<ActivitySubscription> all) =>
        Check.Note(
            Name,
            $"{Number(all.Count)} {(all.Count == 1 ? "subscription goes" : "subscriptions go")} to the stream only; right if the app reads the stream (UseActivityStream, "
                + "`twitter-events listen`). For a webhook, `twitter-events activity sync --event-type TYPE --user-id ID` moves them.") with
        {
            Details = Named(all),
        };

    private static Check Lost(IReadOnlyCollection<ActivitySubscription> all, string webhookId) =>
        Check.Warning(
            Name,
            $"{Number(all.Count)} subscriptions go to webhook {OutsideText.Show(webhookId)}, which X does not list.",
            "Move them with `twitter-events activity sync --event-type TYPE --user-id ID`, or end them with `twitter-events activity delete ID`.") with
        {
            Details = Named(all),
        };

    private static IReadOnlyList<string> Named(IReadOnlyCollection<ActivitySubscription> all) =>
    [
        .. all.Take(MostNamed).Select(item => OutsideText.Show($"{item.Id}: {item.EventType} of {item.Filter}")),
        .. all.Count > MostNamed ? [$"and {Number(all.Count - MostNamed)} more"] : Array.Empty<string>(),
    ];

    private static string Number(int number) => FormattableString.Invariant($"{number}");
}
