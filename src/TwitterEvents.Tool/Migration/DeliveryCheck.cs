using TwitterEvents.Management;
using TwitterEvents.Tool.Activity;
using TwitterEvents.Tool.CommandLine;
using TwitterEvents.Tool.Sending;

namespace TwitterEvents.Tool.Migration;

/// <summary>Sends a delivery as X would to each webhook that gets events now, to see whether the app behind it takes them.</summary>
internal sealed class DeliveryCheck(Invocation invocation)
{
    /// <summary>X signs with the client secret where the app has one, so that it comes first.</summary>
    private IReadOnlyList<(string Setting, SigningSecret Secret)> Secrets
    {
        get
        {
            var (client, consumer) = (invocation.Management.ClientSecret, invocation.Management.ConsumerSecret);
            return
            [
                .. string.IsNullOrEmpty(client) ? [] : new[] { ($"{Settings.Section}:ClientSecret", new SigningSecret(client, isClientSecret: true)) },
                .. string.IsNullOrEmpty(consumer) ? [] : new[] { ($"{Settings.Section}:ConsumerSecret", new SigningSecret(consumer, isClientSecret: false)) },
            ];
        }
    }

    /// <param name="users">The users.</param>
    /// <param name="rows">How their subscriptions stand; a webhook that gets none is left out.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<IReadOnlyList<DeliveryVerdict>> RunAsync(IReadOnlyList<MigratedUser> users, IReadOnlyList<PlanRow> rows, CancellationToken cancellationToken)
    {
        var standing = rows.Where(row => row.Problem is null).Select(row => row.WebhookId).ToHashSet();
        List<DeliveryVerdict> verdicts = [];
        foreach (var user in users.Where(user => user.Webhook is not null && standing.Contains(user.Webhook.Id)).DistinctBy(user => user.Webhook!.Id))
        {
            verdicts.Add(await CheckAsync(user.Webhook!, user.Id, cancellationToken));
        }

        return verdicts;
    }

    /// <summary>
    /// <c>send</c> wants to be told before it sends a signed body to another machine, for that stays valid. This one may go: the address is the
    /// app's own, registered at X, which sends it signed bodies all day; nobody reads it on the way, for it goes by https (or stays on this
    /// machine) and follows no redirect; and who gets hold of it nevertheless can repeat only an event from which nothing follows.
    /// </summary>
    private static bool MayBeSentTo(Uri url) => url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);

    private async Task<DeliveryVerdict> CheckAsync(Webhook webhook, string userId, CancellationToken cancellationToken)
    {
        var secrets = Secrets;
        if (secrets.Count == 0)
        {
            return DeliveryVerdict.NotVerified(webhook, "no secret is set. Set Twitter:ClientSecret if the app has one, otherwise Twitter:ConsumerSecret.");
        }

        if (!Uri.TryCreate(webhook.Url, UriKind.Absolute, out var url) || !MayBeSentTo(url))
        {
            return DeliveryVerdict.NotVerified(webhook, "a signed delivery is sent by https only.");
        }

        // One id for all: an app handles it once.
        var body = CheckEvent.Create(userId);
        using var sender = new Sender(url);
        List<DeliveryAttempt> attempts = [];
        foreach (var (setting, secret) in secrets)
        {
            using var request = secret.Sign(url, body);
            var sent = await sender.SendAsync(request, cancellationToken);
            attempts.Add(new DeliveryAttempt(setting, sent.Status, sent.Milliseconds, sent.Failure));
            if (sent.Status is not (200 or 401))
            {
                // Another signature changes nothing about that.
                break;
            }
        }

        return DeliveryVerdict.Judge(webhook, attempts);
    }
}
