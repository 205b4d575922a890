using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TwitterEvents.Inbox;

/// <summary>
/// Healthy while deliveries can be stored and have their turn in time; otherwise degraded, with the reason. Not unhealthy: a probe that took the app out of
/// service for it would keep X's check out too, and X then drops the webhook.
/// </summary>
internal sealed class InboxHealthCheck(IInbox inbox, IInboxManagement management, InboxOptions options, TimeProvider time) : IHealthCheck
{
    public const string Name = "twitter-inbox";

    public const string Tag = "twitter";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (await inbox.FindProblemAsync(cancellationToken).ConfigureAwait(false) is { } problem)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"Deliveries cannot be stored, and X is told to send them again: {problem}");
        }

        InboxStatus status;
        try
        {
            status = await management.GetStatusAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InboxUnavailableException exception)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, exception.Message);
        }

        var age = status.OldestWaiting is { } oldest ? time.GetUtcNow() - oldest : TimeSpan.Zero;
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["waiting"] = status.Waiting,
            ["oldest_waiting_seconds"] = Math.Max(0, age.TotalSeconds),
            ["retrying"] = status.Retrying,
            ["dead_letters"] = status.Dead,
        };
        var text = string.Create(CultureInfo.InvariantCulture, $"{status.Waiting} deliveries wait, {status.Retrying} calls are tried again, {status.Dead} are dead letters.");
        return age <= options.DegradedAfter
            ? HealthCheckResult.Healthy(text, data)
            : new HealthCheckResult(
                context.Registration.FailureStatus,
                string.Create(CultureInfo.InvariantCulture, $"A delivery has waited {age:c} for its turn{(status.IsRun ? "" : "; no process runs handlers")}. {text}"),
                data: data);
    }
}
