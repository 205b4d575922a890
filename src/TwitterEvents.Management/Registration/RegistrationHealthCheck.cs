using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TwitterEvents.Management;

/// <summary>
/// Healthy when registered, otherwise degraded, with the reason and the cure. Not unhealthy: a probe that took the app out of service for it
/// would keep X's check out too, and it could never be registered.
/// </summary>
internal sealed class RegistrationHealthCheck(TwitterRegistration registration) : IHealthCheck
{
    public const string Name = "twitter-registration";

    public const string Tag = "twitter";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = registration.State;
        return Task.FromResult(state.Status switch
        {
            TwitterRegistrationStatus.Registered => HealthCheckResult.Healthy(state.Message),
            TwitterRegistrationStatus.Pending or TwitterRegistrationStatus.Waiting => HealthCheckResult.Degraded(state.Message),
            _ => new HealthCheckResult(context.Registration.FailureStatus, state.Message),
        });
    }
}
