using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using TwitterEvents.Dispatching;
using TwitterEvents.Management;
using TwitterEvents.Reading;

namespace TwitterEvents;

/// <summary>Registers with X by itself.</summary>
public static class TwitterRegistrationExtensions
{
    /// <summary>
    /// Brings X to what is declared once the app listens, and keeps it so: asks the public URL X's check, creates or validates the webhook,
    /// subscribes the users, to the event types of X Activity that have a handler. It tries until it succeeds, touches nothing that is not declared unless told, and says how it stands in the log,
    /// in <see cref="TwitterRegistration"/> and in the health check <c>twitter-registration</c>. Calling it again adds to what is declared.
    /// </summary>
    /// <param name="builder">What <c>AddTwitterEvents</c> returned.</param>
    /// <param name="configure">Says what shall be registered; without it the settings <c>Twitter:Url</c> and the owner's tokens do.</param>
    /// <exception cref="OptionsValidationException">At the start of the app: no URL is set.</exception>
    public static TwitterEventsBuilder EnsureRegistered(this TwitterEventsBuilder builder, Action<TwitterRegistrationOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        var isFirst = services.All(service => service.ServiceType != typeof(TwitterRegistration));
        var options = services.AddOptions<TwitterRegistrationOptions>();
        if (isFirst)
        {
            services.AddRegistration(options, builder.SectionPath);
        }

        if (configure is not null)
        {
            options.Configure(configure);
        }

        return builder;
    }

    private static void AddRegistration(this IServiceCollection services, OptionsBuilder<TwitterRegistrationOptions> options, string section)
    {
        services.AddManagementOf(section);
        services.AddOptions<TwitterManagementOptions>()
            .PostConfigure<IOptions<TwitterRegistrationOptions>>(static (management, registration) => Apply(registration.Value, management));
        options
            .Configure<IServiceProvider>((registration, provider) =>
                registration.Url ??= provider.GetService<IConfiguration>()?[$"{section}:Url"])
            .Validate(
                static options => !string.IsNullOrEmpty(options.Url) || options.HasStream,
                $"{section}:Url is not set. Give it the public https:// address of the webhook, or call UseActivityStream, which needs none.")
            .Validate(
                static options => options.CheckInterval >= TimeSpan.FromSeconds(1) || options.CheckInterval == Timeout.InfiniteTimeSpan,
                "EnsureRegistered: CheckInterval must be at least one second, or Timeout.InfiniteTimeSpan for never again.");
        services.AddSingleton<IOptionsMonitor<TwitterRegistrationOptions>, LastValidOptions<TwitterRegistrationOptions>>();
        services.AddSingleton<IOptionsChangeTokenSource<TwitterRegistrationOptions>>(static provider =>
            new ConfigurationChangeTokenSource<TwitterRegistrationOptions>(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton(static _ => new TwitterRegistration());
        services.AddRegistrar();
        services.AddHostedService<RegistrationService>();
        services.AddHealthChecks().AddCheck<RegistrationHealthCheck>(
            RegistrationHealthCheck.Name, HealthStatus.Degraded, [RegistrationHealthCheck.Tag]);
    }

    /// <summary>Adds what calls X, with the credentials of a section, unless <c>AddTwitterManagement</c> has said where they come from.</summary>
    internal static void AddManagementOf(this IServiceCollection services, string section)
    {
        if (services.Any(service => service.ServiceType == typeof(BearerTokens)))
        {
            return;
        }

        services.AddTwitterManagement(static _ => { });
        services.AddOptions<TwitterManagementOptions>().Configure<IConfiguration>(
            (management, configuration) => ManagementSection.Read(configuration.GetSection(section), section, management));
        services.AddSingleton<IOptionsChangeTokenSource<TwitterManagementOptions>>(static provider =>
            new ConfigurationChangeTokenSource<TwitterManagementOptions>(provider.GetRequiredService<IConfiguration>()));
    }

    internal static void AddTargets(this IServiceCollection services) =>
        services.TryAddSingleton(static provider => new ActivityTargets(provider.GetService<HandlerRegistry>(), provider.GetService<EventCatalog>()));

    internal static IServiceCollection AddRegistrar(this IServiceCollection services)
    {
        services.AddTargets();
        return services
            .AddSingleton<WebhookRegistrar>()
            .AddSingleton<AccountActivityRegistrar>()
            .AddSingleton<ActivityRegistrar>()
            .AddSingleton<Registrar>();
    }

    private static void Apply(TwitterRegistrationOptions registration, TwitterManagementOptions management)
    {
        management.Environment = registration.Environment ?? management.Environment;
        management.Api = registration.Api ?? (registration.Environment is null ? management.Api : TwitterApi.V1Premium);
    }
}
