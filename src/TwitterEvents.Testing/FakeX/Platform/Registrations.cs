using Microsoft.Extensions.Logging;
using TwitterEvents.Testing.Crc;

namespace TwitterEvents.Testing.Platform;

/// <summary>Registers webhooks and validates them; all three APIs do it here.</summary>
internal sealed class Registrations(
    FakeXOptions options, WebhookStore store, CrcChecker checker, WebhookChecks checks, TimeProvider time, ILogger logger)
{
    public async Task<(Webhook? Webhook, WebhookFailure? Failure)> CreateAsync(
        string? url, FakeXApi api, string? environment, CancellationToken cancellationToken)
    {
        if (UrlRules.Parse(url, options.AllowRemote) is not { } parsed)
        {
            FakeXLog.UrlRefused(logger);
            return (null, WebhookFailure.UrlRefused);
        }

        if (store.Obstacle(parsed, environment) is { } obstacle)
        {
            return (null, obstacle);
        }

        var result = await checker.CheckAsync(parsed, api, isSigned: true, cancellationToken);
        FakeXLog.NewCrc(logger, result.Outcome);
        if (result.Failure is { } failure)
        {
            return (null, failure);
        }

        var webhook = new Webhook(RandomText.Id(), parsed, api, environment, time.GetUtcNow());
        return store.TryAdd(webhook) is { } late ? (null, late) : (webhook, null);
    }

    /// <returns>Null if the CRC passed.</returns>
    public async Task<WebhookFailure?> ValidateAsync(Webhook webhook, CancellationToken cancellationToken) =>
        (await checks.CheckAsync(webhook, isAskedFor: true, cancellationToken)).Failure;
}
