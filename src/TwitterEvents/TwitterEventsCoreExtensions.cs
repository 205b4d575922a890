using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitterEvents.Deliveries;
using TwitterEvents.Diagnostics;
using TwitterEvents.Dispatching;
using TwitterEvents.Inbox;
using TwitterEvents.Reading;
using TwitterEvents.Redelivery;

namespace TwitterEvents;

/// <summary>Registers everything but the HTTP side.</summary>
public static class TwitterEventsCoreExtensions
{
    /// <summary>
    /// Adds <see cref="DeliveryProcessor"/> and <see cref="DriftMonitor"/> for hosts that are not ASP.NET Core; there, use
    /// <c>AddTwitterEvents</c>. Follow it with <c>AddHandlers()</c>. Calling it again adds nothing. Each handler is created once
    /// when the host starts; one that cannot be created stops the start.
    /// </summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="configure">Changes settings.</param>
    public static TwitterEventsBuilder AddTwitterEventsCore(this IServiceCollection services, Action<TwitterEventsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = new TwitterEventsOptions();
        configure?.Invoke(options);
        services.TryAddSingleton(options);
        services.TryAddSingleton<IProcessingSettings>(static provider => provider.GetRequiredService<TwitterEventsOptions>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(TwitterEventsCatalog.Instance);
        services.TryAddSingleton<RunningHandlers>();
        services.TryAddSingleton<ThreadPoolGuard>();
        services.TryAddSingleton<TwitterEventsMetrics>();
        services.TryAddSingleton(static provider =>
        {
            // Threads may outlive the provider.
            var settings = provider.GetRequiredService<IProcessingSettings>();
            return new HandlerThreads(() => settings.Processing.MaxHandlerThreads, HandlerThreads.DefaultMaxPoolThreads);
        });
        services.TryAddSingleton<HandlerRegistry>();
        services.TryAddSingleton<HandlerRunner>();
        services.TryAddSingleton<HandledMemory>();
        services.TryAddSingleton<EventRunner>();
        services.TryAddSingleton<Shutdown>();
        services.TryAddSingleton<RunningDeliveries>();
        services.TryAddSingleton(static provider => new DriftMonitor(
            provider.GetRequiredService<TwitterEventsMetrics>(),
            provider.GetService<ILoggerFactory>()));
        services.TryAddSingleton(static provider => new DeliveryReports(
            provider.GetRequiredService<EventCatalog>(),
            provider.GetRequiredService<HandlerRegistry>(),
            provider.GetRequiredService<DriftMonitor>(),
            provider.GetRequiredService<TwitterEventsMetrics>(),
            provider.GetService<ILoggerFactory>()));
        services.TryAddSingleton(static provider => new DeliveryProcessor(
            provider.GetRequiredService<EventCatalog>(),
            provider.GetRequiredService<HandlerRegistry>(),
            provider.GetRequiredService<EventRunner>(),
            provider.GetRequiredService<RunningDeliveries>(),
            provider.GetRequiredService<Shutdown>(),
            provider.GetRequiredService<DeliveryReports>(),
            provider.GetRequiredService<TwitterEventsMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IProcessingSettings>(),
            provider.GetService<InboxEntrance>(),
            provider.GetService<ILoggerFactory>()));
        services.AddHostedService(provider => new HandlerCheck(
            services,
            provider,
            provider.GetServices<HandlerRegistration>(),
            provider.GetService<IHostEnvironment>(),
            provider.GetService<ILoggerFactory>()));
        services.AddHostedService(static provider => provider.GetRequiredService<RunningDeliveries>());
        return new TwitterEventsBuilder(services);
    }
}
