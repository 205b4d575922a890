using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TwitterEvents.Receiving;

namespace TwitterEvents;

/// <summary>Adds the receiver's health check.</summary>
public static class TwitterEventsHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds the health check <c>twitter-events</c>, with the tag <c>twitter</c>. In an app that receives nothing, such as a worker with
    /// <c>AddTwitterEventsCore</c>, it is healthy and says so.
    /// Healthy, or <paramref name="failureStatus"/> while the last delivery with a valid signature was not answered 200. Its data tell when
    /// X's check was last answered (<c>last_crc_answered_at</c>) and refused (<c>last_crc_refused_at</c>), when a delivery with a valid
    /// signature was last answered (<c>last_delivery_at</c>), and how many requests were refused by reason (<c>refused.signature_mismatch</c>, …), all
    /// since the start. What strangers send changes the data and never the status.
    /// </summary>
    /// <param name="builder">What <c>AddHealthChecks</c> returned.</param>
    /// <param name="failureStatus">
    /// By default degraded, which is answered 200 as healthy is: a probe that takes the app out of service keeps X's check out too, and X then
    /// drops the webhook.
    /// </param>
    public static IHealthChecksBuilder AddTwitterEvents(
        this IHealthChecksBuilder builder, HealthStatus failureStatus = HealthStatus.Degraded)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            ReceiverHealthCheck.Name,
            static services => new ReceiverHealthCheck(services.GetService<ReceiverHistory>()),
            failureStatus,
            [ReceiverHealthCheck.Tag]));
    }
}
