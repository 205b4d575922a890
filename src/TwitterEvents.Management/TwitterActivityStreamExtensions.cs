using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using TwitterEvents.Management;

namespace TwitterEvents;

/// <summary>Receives X Activity by its stream.</summary>
public static class TwitterActivityStreamExtensions
{
    /// <summary>
    /// Reads the stream of X Activity (<c>GET /2/activity/stream</c>) and takes what comes to the same handlers as a webhook does: for development
    /// without a public URL, and for hosts nobody reaches from outside. It connects again whenever it breaks and asks X for what it missed; an event
    /// that comes twice, or by a webhook too, runs each handler once. Where a handler fails, it is tried again ten times within some 17 minutes. How it
    /// stands is in the log, in <see cref="ActivityStreamMonitor"/> and in the health check <c>twitter-activity-stream</c>. It takes the app's bearer
    /// token. What is to come is subscribed to by <c>EnsureRegistered</c>, which needs no URL then. Calling it again changes settings only.
    /// </summary>
    /// <remarks>Nothing acknowledges an event of the stream: what has come is lost if the process is killed before its handlers have ended, or an inbox has stored it.</remarks>
    /// <param name="builder">What <c>AddTwitterEvents</c> or <c>AddTwitterEventsCore</c> returned.</param>
    /// <param name="configure">Changes settings.</param>
    /// <exception cref="OptionsValidationException">At the start of the app: a setting is out of its range; the message names it.</exception>
    public static TwitterEventsBuilder UseActivityStream(this TwitterEventsBuilder builder, Action<ActivityStreamOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        var isFirst = services.All(service => service.ServiceType != typeof(ActivityStreamMonitor));
        var options = services.AddOptions<ActivityStreamOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        if (!isFirst)
        {
            return builder;
        }

        services.AddManagementOf(builder.SectionPath);
        services.AddSingleton<IValidateOptions<ActivityStreamOptions>, Validation>();
        options.ValidateOnStart();
        services.AddSingleton(static provider => new ActivityStreamMonitor(provider.GetRequiredService<IOptions<ActivityStreamOptions>>().Value.Connections));
        services.Configure<TwitterRegistrationOptions>(static registration => registration.HasStream = true);
        services.AddHostedService<ActivityStreamService>();
        services.AddHealthChecks().AddCheck<ActivityStreamHealthCheck>(
            ActivityStreamHealthCheck.Name, HealthStatus.Degraded, [RegistrationHealthCheck.Tag]);
        return builder;
    }

    private sealed class Validation : IValidateOptions<ActivityStreamOptions>
    {
        public ValidateOptionsResult Validate(string? name, ActivityStreamOptions options) =>
            options.FindProblem() is { } problem ? ValidateOptionsResult.Fail($"UseActivityStream: {problem}") : ValidateOptionsResult.Success;
    }
}
