using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TwitterEvents.Receiving;
using TwitterEvents.StartUp;

namespace TwitterEvents;

/// <summary>Adds the receiver of X webhooks.</summary>
public static class TwitterEventsServiceCollectionExtensions
{
    /// <summary>
    /// Adds the receiver with settings from configuration. Follow it with <c>AddHandlers()</c>, and map it with
    /// <see cref="TwitterEventsEndpointRouteBuilderExtensions.MapTwitterEvents"/>, which throws if the settings are not valid.
    /// When the host starts, in every environment, each handler is created once; one that cannot be created, or a singleton that takes a scoped
    /// service, stops the start. What is forgotten or misspelt is a warning.
    /// </summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="section">The section, by custom <c>builder.Configuration.GetSection("Twitter")</c>; see <see cref="TwitterOptions"/>.</param>
    public static TwitterEventsBuilder AddTwitterEvents(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        var path = (section as IConfigurationSection)?.Path ?? TwitterSection.DefaultPath;
        services.AddOptions<TwitterOptions>().Configure(_ => SectionCheck.Check(section, path)).Bind(section);
        services.AddSingleton<IValidateOptions<TwitterOptions>>(
            provider => new MissingSecretCheck(section, provider.GetService<IConfiguration>()));
        if (section is IConfigurationSection named)
        {
            services.AddSingleton(new BoundSection(named));
        }

        return services.AddReceiver(path);
    }

    /// <summary>Adds the receiver with settings from code.</summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="configure">Sets the settings; called again whenever they are read again.</param>
    public static TwitterEventsBuilder AddTwitterEvents(this IServiceCollection services, Action<TwitterOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<TwitterOptions>().Configure(configure);
        return services.AddReceiver(TwitterSection.DefaultPath);
    }

    private static TwitterEventsBuilder AddReceiver(this IServiceCollection services, string sectionPath)
    {
        services.TryAddSingleton(new TwitterSection(sectionPath));
        services.TryAddSingleton<SettingsSource>();
        services.TryAddSingleton<IProcessingSettings>(static provider => provider.GetRequiredService<SettingsSource>());
        services.TryAddSingleton<Mappings>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, StartUpCheck>());
        services.TryAddSingleton<ReceiverHistory>();
        services.TryAddSingleton<UnverifiedBytes>();
        services.TryAddSingleton<LargeBodies>();
        services.TryAddSingleton<KindHeaders>();
        services.TryAddSingleton<RefusalLog>();
        services.TryAddSingleton<Refuser>();
        services.TryAddSingleton<CrcResponder>();
        services.TryAddSingleton<DeliveryReceiver>();
        return new TwitterEventsBuilder(services.AddTwitterEventsCore().Services) { SectionPath = sectionPath };
    }
}
