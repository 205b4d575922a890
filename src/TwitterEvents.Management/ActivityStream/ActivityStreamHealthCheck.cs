using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TwitterEvents.Management;

/// <summary>Healthy when connected, otherwise degraded, with the reason and the cure. Not unhealthy: a restart would not mend it.</summary>
internal sealed class ActivityStreamHealthCheck(ActivityStreamMonitor stream) : IHealthCheck
{
    public const string Name = "twitter-activity-stream";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = stream.State;
        return Task.FromResult(state.Status switch
        {
            ActivityStreamStatus.Connected => HealthCheckResult.Healthy(state.Message),
            ActivityStreamStatus.Connecting => HealthCheckResult.Degraded(state.Message),
            _ => new HealthCheckResult(context.Registration.FailureStatus, state.Message),
        });
    }
}
