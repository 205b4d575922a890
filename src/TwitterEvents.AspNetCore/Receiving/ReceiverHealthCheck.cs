using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TwitterEvents.Receiving;

/// <summary>
/// Healthy unless the last delivery with a valid signature was not answered 200; then degraded. What a stranger sends shows in the data and
/// changes no state. Not unhealthy: a probe that took the app out of service for it would keep X's check out too.
/// </summary>
/// <param name="history">Null if the app has no receiver.</param>
internal sealed class ReceiverHealthCheck(ReceiverHistory? history) : IHealthCheck
{
    public const string Name = "twitter-events";

    public const string Tag = "twitter";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (history is null)
        {
            return Task.FromResult(HealthCheckResult.Healthy("Nothing is received here: AddTwitterEvents of the services is not called, as in a worker."));
        }

        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        AddTime(data, "last_crc_answered_at", history.CrcAnsweredAt);
        AddTime(data, "last_crc_refused_at", history.CrcRefusedAt);
        AddTime(data, "last_delivery_at", history.DeliveryAt);
        foreach (var (reason, count) in history.RefusedByReason)
        {
            data.Add($"refused.{reason}", count);
        }

        var problem = history.LastDeliveryRefusal;
        return Task.FromResult(problem is null
            ? HealthCheckResult.Healthy($"Last CRC answered: {Show(history.CrcAnsweredAt)}. Last delivery: {Show(history.DeliveryAt)}.", data)
            : new HealthCheckResult(
                context.Registration.FailureStatus,
                $"The last delivery was answered {problem.StatusCode.ToString(CultureInfo.InvariantCulture)} ({problem.Code}): {problem.Cause}.",
                data: data));
    }

    private static void AddTime(Dictionary<string, object> data, string name, DateTimeOffset? at)
    {
        if (at is { } time)
        {
            data.Add(name, time);
        }
    }

    private static string Show(DateTimeOffset? at) => at?.ToString("u", CultureInfo.InvariantCulture) ?? "none yet";
}
