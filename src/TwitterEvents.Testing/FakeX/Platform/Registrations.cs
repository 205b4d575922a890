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

    /// <summary>Registers and subscribes, as a test asks for it; what is there already is taken.</summary>
    /// <exception cref="InvalidOperationException">One of the two is refused.</exception>
    public async Task<Webhook> RegisterAsync(Uri url, string userId, FakeXApi api, CancellationToken cancellationToken)
    {
        var environment = api != FakeXApi.V1Premium ? null
            : options.Environments is [var first, ..] ? first
            : throw new InvalidOperationException($"{nameof(FakeXOptions)}.{nameof(FakeXOptions.Environments)} is empty, and V1Premium needs one.");
        var webhook = store.Of(environment).Find(present => present.Url.OriginalString == url.OriginalString);
        WebhookFailure? failure;
        if (webhook is null)
        {
            (webhook, failure) = await CreateAsync(url.OriginalString, api, environment, cancellationToken);
        }
        else
        {
            failure = await ValidateAsync(webhook, cancellationToken);
        }

        if (failure is { } refused)
        {
            throw new InvalidOperationException($"{url} is not registered: {Describe(refused, api)}");
        }

        if (store.Subscribe([webhook!], userId) == SubscribeResult.TooMany)
        {
            throw new InvalidOperationException($"User {userId} is not subscribed: {nameof(FakeXOptions)}.{nameof(FakeXOptions.Subscriptions)} are taken.");
        }

        store.Change(webhook!.Id, current => current.StandIns.Contains(userId) ? current : current with { StandIns = current.StandIns.Add(userId) });
        return store.Find(webhook.Id)!;
    }

    /// <returns>Null if the CRC passed.</returns>
    public async Task<WebhookFailure?> ValidateAsync(Webhook webhook, CancellationToken cancellationToken) =>
        (await checks.CheckAsync(webhook, isAskedFor: true, cancellationToken)).Failure;

    private string Describe(WebhookFailure failure, FakeXApi api) => failure switch
    {
        WebhookFailure.UrlRefused =>
            $"a webhook is https without a port; on loopback http and ports are taken too, and others only with {nameof(FakeXOptions)}.{nameof(FakeXOptions.AllowRemote)}.",
        WebhookFailure.DuplicateUrl => "it was registered meanwhile.",
        WebhookFailure.TooManyWebhooks =>
            $"{nameof(FakeXOptions)}.{(api == FakeXApi.V1Premium ? nameof(FakeXOptions.WebhooksPerEnvironment) : nameof(FakeXOptions.WebhooksPerApp))} are taken.",
        WebhookFailure.SlowCrcAnswer => $"it did not answer the CRC within {Webhook.LimitOf(api).TotalSeconds} seconds.",
        WebhookFailure.CrcStatusNot200 => "it did not answer the CRC with status 200. Does it run, and is this the path it is mapped to?",
        WebhookFailure.BadCertificate => "it has no valid certificate.",
        _ => $"its answer to the CRC is wrong. The receiver's {CrcSecretRule}",
    };

    private string CrcSecretRule => options.ClientSecret is null
        ? $"Twitter:ConsumerSecret is to be {nameof(FakeX)}.{nameof(FakeX.App)}'s, and its Twitter:ClientSecret empty: user secrets may hold one."
        : $"Twitter:ClientSecret is to be {nameof(FakeX)}.{nameof(FakeX.App)}'s.";
}
