using TwitterEvents.Diagnostics;
using TwitterEvents.Management;

namespace TwitterEvents.Tool.Migration;

/// <summary>Whether the app behind a webhook takes deliveries of X Activity.</summary>
/// <param name="Webhook">The webhook.</param>
/// <param name="IsTaken">Whether it does; null if nothing was sent.</param>
/// <param name="Text">The same in a sentence, with the cure.</param>
/// <param name="Attempts">What was sent.</param>
internal sealed record DeliveryVerdict(Webhook Webhook, bool? IsTaken, string Text, IReadOnlyList<DeliveryAttempt> Attempts)
{
    private const string XSigns = "X signs with the client secret where the app has one, otherwise with the consumer secret";

    /// <summary>Nothing was sent.</summary>
    public static DeliveryVerdict NotVerified(Webhook webhook, string why) =>
        new(webhook, null, $"The app at {OutsideText.Show(webhook.Url)} is not verified: {why}", []);

    /// <param name="webhook">The webhook.</param>
    /// <param name="attempts">What was sent: where both secrets are set, first what is signed with the client secret, as X would sign it.</param>
    public static DeliveryVerdict Judge(Webhook webhook, IReadOnlyList<DeliveryAttempt> attempts)
    {
        var app = $"The app at {OutsideText.Show(webhook.Url)}";
        var failed = attempts.FirstOrDefault(attempt => attempt.Status != 200);
        return failed is null ? new(webhook, true, $"{app} takes deliveries of X Activity.", attempts)
            : failed.Status == 401 && failed != attempts[0] ? new(
                webhook,
                true,
                $"{app} takes deliveries of X Activity. With {failed.Secret} alone they are refused (401), which matters only if the app at X has no client secret: {XSigns}.",
                attempts)
            : new(webhook, false, $"{Why(app, webhook, failed, attempts)} The subscriptions stand; run this again when that is mended.", attempts);
    }

    private static string Why(string app, Webhook webhook, DeliveryAttempt failed, IReadOnlyList<DeliveryAttempt> attempts) => failed.Status switch
    {
        401 when attempts.FirstOrDefault(attempt => attempt.Status == 200) is { } taken =>
            $"{app} refuses what is signed with {failed.Secret} (401), and takes {taken.Secret}: set {failed.Secret} of the app. {XSigns}.",
        401 => $"{app} refuses what is signed with {string.Join(", and with ", attempts.Select(attempt => attempt.Secret))} (401): give it the secrets that are set here, "
            + $"Twitter:ClientSecret if the app at X has one, and Twitter:ConsumerSecret. {XSigns}.",
        404 or 405 => $"{app} answers {failed.Status}: nothing takes deliveries at that path. Deploy the app with MapTwitterEvents there, or name its webhook with --webhook-id or --url.",
        >= 300 and < 400 => $"{app} answers {failed.Status}, a redirect, which X does not follow: register the address it leads to with `twitter-events webhook add --url URL`.",
        >= 500 => $"{app} answers {failed.Status}: its log says why, or that of the proxy before it. A handler of UnknownEvent or TwitterEvent may have failed.",
        { } other => $"{app} answers {other} and not 200: look into its log, and at what stands before it, a proxy or a firewall.",
        null => $"{app} does not answer: {OutsideText.Show(failed.Failure?.TrimEnd('.'))}. See that it runs and can be reached from here; "
            + $"`twitter-events doctor --url {OutsideText.Show(webhook.Url)}` says more.",
    };
}
