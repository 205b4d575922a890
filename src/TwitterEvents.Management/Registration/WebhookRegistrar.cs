using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Management;

/// <summary>Brings the webhook to what is declared: there, and valid.</summary>
internal sealed class WebhookRegistrar(ITwitterWebhooks x, CrcProbe probe, ILoggerFactory loggers)
{
    private const int MostNamed = 5;

    private readonly ILogger logger = SafeLogger.Create(loggers, RegistrationLog.Category);

    /// <returns>The webhook, and the others that are left.</returns>
    /// <exception cref="RegistrationException">What is declared cannot be registered.</exception>
    /// <exception cref="TwitterApiException">X refused a call.</exception>
    public async Task<(Webhook Own, IReadOnlyList<Webhook> Others)> EnsureAsync(TwitterRegistrationOptions wanted, CancellationToken cancellationToken)
    {
        var url = wanted.Url!;
        var webhooks = await x.ListAsync(cancellationToken).ConfigureAwait(false);
        var own = webhooks.FirstOrDefault(webhook => IsSame(webhook.Url, url));
        List<Webhook> others = [.. webhooks.Where(webhook => !IsSame(webhook.Url, url))];
        var passed = wanted.ProbeUrl && await ProbeAsync(url, isValid: own is { Valid: true }, cancellationToken).ConfigureAwait(false);
        own ??= await CreateAsync(url, others, wanted.DeleteOtherWebhooks, passed, cancellationToken).ConfigureAwait(false);
        if (!own.Valid)
        {
            logger.Validating(OutsideText.Show(own.Id));
            await x.ValidateAsync(own.Id, cancellationToken).ConfigureAwait(false);
        }

        // Now that its successor stands. Where the URL is not probed, X's own check has just passed it.
        if (wanted.DeleteOtherWebhooks && (passed || !wanted.ProbeUrl))
        {
            await DeleteAsync(others, cancellationToken).ConfigureAwait(false);
            others.Clear();
        }

        return (own, others);
    }

    /// <summary>
    /// X would refuse the webhook, or hold it invalid at once, if its own check failed. Of one it holds valid, only another secret is a fault that
    /// lasts: X's next check will fail and its events are refused until then.
    /// </summary>
    /// <returns>Whether the URL passed; only then is another webhook deleted for it.</returns>
    private async Task<bool> ProbeAsync(string url, bool isValid, CancellationToken cancellationToken)
    {
        if (await probe.CheckAsync(url, cancellationToken).ConfigureAwait(false) is not { } problem)
        {
            return true;
        }

        if (problem.Kind == CrcProblemKind.WrongSecret || (problem.IsCertain && !isValid))
        {
            throw new RegistrationException(problem.Text);
        }

        logger.ProbeUncertain(problem.Text);
        return false;
    }

    private async Task<Webhook> CreateAsync(
        string url, List<Webhook> others, bool deleteOthers, bool passed, CancellationToken cancellationToken)
    {
        try
        {
            return await CreateAsync(url, cancellationToken).ConfigureAwait(false);
        }
        catch (TwitterApiException exception) when (exception.Kind == TwitterErrorKind.DuplicateUrl)
        {
            // Another instance was faster.
            var webhooks = await x.ListAsync(cancellationToken).ConfigureAwait(false);
            return webhooks.FirstOrDefault(webhook => IsSame(webhook.Url, url)) ?? throw new RegistrationException(exception.Message, exception);
        }
        catch (TwitterApiException exception) when (exception.Kind == TwitterErrorKind.TooManyWebhooks && others.Count > 0)
        {
            if (deleteOthers && passed)
            {
                // X has no room for both, and the URL has just passed the check X will make.
                await DeleteAsync(others, cancellationToken).ConfigureAwait(false);
                others.Clear();
                return await CreateAsync(url, cancellationToken).ConfigureAwait(false);
            }

            var list = string.Join(", ", others.Take(MostNamed).Select(webhook => OutsideText.Show($"{webhook.Id} ({webhook.Url})")));
            var cure = deleteOthers
                ? "DeleteOtherWebhooks is set, but the URL has not passed the check from here, and would cost a webhook that works: delete that one yourself "
                    + "(`twitter-events webhook delete ID`)."
                : "Delete one (`twitter-events webhook delete ID`), or set DeleteOtherWebhooks to have it replaced.";
            throw new RegistrationException($"{exception.Message} There is already {list}{(others.Count > MostNamed ? "…" : "")}. {cure}", exception);
        }
    }

    private async Task<Webhook> CreateAsync(string url, CancellationToken cancellationToken)
    {
        var created = await x.CreateAsync(url, cancellationToken).ConfigureAwait(false);
        logger.Created(OutsideText.Show(created.Id), url);
        return created;
    }

    private async Task DeleteAsync(IEnumerable<Webhook> others, CancellationToken cancellationToken)
    {
        foreach (var other in others)
        {
            logger.DeletingOther(OutsideText.Show(other.Id), OutsideText.Show(other.Url));
            try
            {
                await x.DeleteAsync(other.Id, cancellationToken).ConfigureAwait(false);
            }
            catch (TwitterApiException exception) when (exception.Kind is TwitterErrorKind.NotFound or TwitterErrorKind.WebhookIdInvalid)
            {
                // Another instance was faster.
            }
        }
    }

    /// <summary>X may list a URL in another spelling than it was given: of the host's case, or of what is escaped.</summary>
    internal static bool IsSame(string left, string right) =>
        left == right
        || (Uri.TryCreate(left, UriKind.Absolute, out var leftUri) && Uri.TryCreate(right, UriKind.Absolute, out var rightUri) && leftUri == rightUri);
}
