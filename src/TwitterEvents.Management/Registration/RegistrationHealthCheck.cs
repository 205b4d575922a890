using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TwitterEvents.Management;

/// <summary>Healthy when registered, degraded before the first try, otherwise unhealthy with the reason and the cure.</summary>
internal sealed class RegistrationHealthCheck(TwitterRegistration registration) : IHealthCheck
{
    public const string Name = "twitter-registration";

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = registration.State;
        return Task.FromResult(state.Status switch
        {
            TwitterRegistrationStatus.Registered => HealthCheckResult.Healthy(state.Message),
            TwitterRegistrationStatus.Pending => HealthCheckResult.Degraded(state.Message),
            _ => new HealthCheckResult(context.Registration.FailureStatus, state.Message),
        });
    }
}
