using TwitterEvents.Diagnostics;
using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Doctor;

/// <summary>Whether X knows the URL as a webhook, and sends to it.</summary>
internal static class RegistrationCheck
{
    private const string Name = "webhook";

    public static Check Run(Invocation invocation, IReadOnlyList<Webhook>? webhooks)
    {
        if (webhooks is null)
        {
            return Check.Skipped(Name, "X did not list the webhooks.");
        }

        var url = invocation.Url;
        var own = invocation.WebhookId is { } id ? webhooks.FirstOrDefault(webhook => webhook.Id == id)
            : string.IsNullOrEmpty(url) ? (webhooks is [var only] ? only : null)
            : webhooks.FirstOrDefault(webhook => webhook.Url == url);
        if (own is not null)
        {
            return own.Valid
                ? Check.Ok(Name, $"{WebhookChoice.Show(own)} is registered and valid.")
                : Check.Fail(Name, $"{WebhookChoice.Show(own)} is registered, but invalid, so X sends it nothing.", $"Run `twitter-events webhook validate --webhook-id {OutsideText.Show(own.Id)}`.");
        }

        var others = webhooks.Count == 0 ? "no webhook" : string.Join(", ", webhooks.Select(WebhookChoice.Show));
        return Check.Warning(
            Name,
            $"X lists {others}{(invocation.WebhookId is { } wanted ? $", not {wanted}" : string.IsNullOrEmpty(url) ? "" : $", none for {url}")}.",
            "Run `twitter-events webhook add --url URL`; where X allows no further webhook, delete the old one first.");
    }
}
