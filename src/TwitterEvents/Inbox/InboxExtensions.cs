using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitterEvents.Deliveries;
using TwitterEvents.Diagnostics;
using TwitterEvents.Dispatching;
using TwitterEvents.Reading;

namespace TwitterEvents.Inbox;

/// <summary>Puts an inbox between what receives and the handlers. Packages with an inbox call it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InboxExtensions
{
    /// <summary>Uses an inbox; there is one.</summary>
    /// <param name="builder">What <c>AddTwitterEvents</c> or <c>AddTwitterEventsCore</c> returned.</param>
    /// <param name="options">How what it keeps is run.</param>
    /// <param name="create">Creates it; it lives as long as the app, and is disposed with it.</param>
    /// <param name="createManagement">Creates what looks into it.</param>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    /// <exception cref="InvalidOperationException">There is an inbox already.</exception>
    public static TwitterEventsBuilder UseInbox(
        this TwitterEventsBuilder builder, InboxOptions options, Func<IServiceProvider, IInbox> create, Func<IServiceProvider, IInboxManagement> createManagement)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(createManagement);
        if (options.FindProblem() is { } problem)
        {
            throw new ArgumentException($"The inbox: {problem}", nameof(options));
        }

        var services = builder.Services;
        if (services.Any(static service => service.ServiceType == typeof(IInbox)))
        {
            throw new InvalidOperationException("There is an inbox already: an app has one.");
        }

        services.AddSingleton(provider =>
        {
            var inbox = create(provider);
            provider.GetRequiredService<TwitterEventsMetrics>().ObserveInbox(() => inbox.Depth);
            return inbox;
        });
        services.AddSingleton(createManagement);
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            InboxHealthCheck.Name,
            provider => new InboxHealthCheck(
                provider.GetRequiredService<IInbox>(), provider.GetRequiredService<IInboxManagement>(), options, provider.GetRequiredService<TimeProvider>()),
            HealthStatus.Degraded,
            [InboxHealthCheck.Tag]));
        services.AddSingleton(static provider => new InboxEntrance(
            provider.GetRequiredService<IInbox>(),
            provider.GetRequiredService<EventCatalog>(),
            provider.GetRequiredService<TwitterEventsMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<ILoggerFactory>()));
        if (options.RunsHandlers)
        {
            services.AddSingleton(options);
            services.AddSingleton(static provider => new InboxWorker(
                provider.GetRequiredService<IInbox>(),
                provider.GetRequiredService<InboxOptions>(),
                provider.GetRequiredService<EventCatalog>(),
                provider.GetRequiredService<HandlerRegistry>(),
                provider.GetRequiredService<HandlerRunner>(),
                provider.GetRequiredService<DeliveryReports>(),
                provider.GetRequiredService<RunningDeliveries>(),
                provider.GetRequiredService<Shutdown>(),
                provider.GetRequiredService<TwitterEventsMetrics>(),
                provider.GetRequiredService<IProcessingSettings>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetService<ILoggerFactory>()));
            services.AddHostedService<InboxRunner>();
        }

        return builder;
    }
}
