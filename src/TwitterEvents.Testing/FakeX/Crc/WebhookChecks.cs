using Microsoft.Extensions.Logging;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Crc;

/// <summary>Checks registered webhooks, and keeps what that means for them.</summary>
internal sealed class WebhookChecks(WebhookStore store, CrcChecker checker, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Due = TimeSpan.FromHours(24);

    public async Task<CrcResult> CheckAsync(Webhook webhook, bool isAskedFor, CancellationToken cancellationToken)
    {
        var result = await checker.CheckAsync(webhook.Url, webhook.Api, isAskedFor, cancellationToken);
        store.Change(webhook.Id, current => CrcRules.After(result.Outcome, current, time.GetUtcNow()));
        FakeXLog.Crc(logger, webhook.Id, result.Outcome);
        return result;
    }

    /// <summary>Checks every valid webhook: an invalid one waits until it is asked for.</summary>
    public Task CheckAllAsync(CancellationToken cancellationToken) => CheckAsync(store.All.FindAll(webhook => webhook.Valid), cancellationToken);

    /// <summary>Checks, every interval, those whose last success is a day ago.</summary>
    public async Task RunAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            var now = time.GetUtcNow();
            await CheckAsync(store.All.FindAll(webhook => webhook.Valid && now - webhook.LastSuccess >= Due), cancellationToken);
        }
    }

    private Task CheckAsync(IEnumerable<Webhook> webhooks, CancellationToken cancellationToken) =>
        Task.WhenAll(webhooks.Select(webhook => CheckAsync(webhook, isAskedFor: false, cancellationToken)));
}
