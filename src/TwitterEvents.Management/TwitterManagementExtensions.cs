using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;
using TwitterEvents.Diagnostics;
using TwitterEvents.Management;

namespace TwitterEvents;

/// <summary>Adds what calls X.</summary>
public static class TwitterManagementExtensions
{
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Adds <see cref="ITwitterWebhooks"/>, <see cref="ITwitterActivity"/> and <see cref="ITwitterAccounts"/>. Calling it again adds nothing.
    /// </summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="section">The section, by custom <c>builder.Configuration.GetSection("Twitter")</c>; see <see cref="TwitterManagementOptions"/>.</param>
    public static IServiceCollection AddTwitterManagement(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        var path = (section as IConfigurationSection)?.Path ?? TwitterManagementOptions.DefaultSection;
        services.Configure<TwitterManagementOptions>(options => ManagementSection.Read(section, path, options));
        services.AddSingleton<IOptionsChangeTokenSource<TwitterManagementOptions>>(
            new ConfigurationChangeTokenSource<TwitterManagementOptions>(section));
        return services.AddClients();
    }

    /// <summary>
    /// Adds <see cref="ITwitterWebhooks"/>, <see cref="ITwitterActivity"/> and <see cref="ITwitterAccounts"/> with settings from code. Calling it
    /// again adds settings only.
    /// </summary>
    /// <param name="services">The services of the app.</param>
    /// <param name="configure">Sets the settings.</param>
    public static IServiceCollection AddTwitterManagement(this IServiceCollection services, Action<TwitterManagementOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.Configure(configure);
        return services.AddClients();
    }

    /// <summary>
    /// Signs the requests of an HTTP client with OAuth 1.0a, as the app's owner of <see cref="TwitterManagementOptions"/>, or as the user a
    /// request names with <see cref="OAuth1Handler.User"/>. Add it after what tries again, so that each try is signed anew.
    /// </summary>
    /// <param name="builder">The client.</param>
    public static IHttpClientBuilder AddTwitterOAuth1(this IHttpClientBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSettings();
        return builder.AddHttpMessageHandler(static provider =>
        {
            var options = provider.GetRequiredService<IOptionsMonitor<TwitterManagementOptions>>();
            return new OAuth1Handler(() => Credentials.Owner(options.CurrentValue), provider.GetRequiredService<TimeProvider>());
        });
    }

    private static void AddSettings(this IServiceCollection services)
    {
        services.AddOptions<TwitterManagementOptions>();
        services.TryAddSingleton<IOptionsMonitor<TwitterManagementOptions>, LastValidOptions<TwitterManagementOptions>>();
        services.TryAddSingleton(TimeProvider.System);
    }

    private static IServiceCollection AddClients(this IServiceCollection services)
    {
        services.AddSettings();
        if (services.Any(service => service.ServiceType == typeof(BearerTokens)))
        {
            return services;
        }

        services.AddSingleton<BearerTokens>();
        services.AddTransient<AuthorizationHandler>();
        services.AddSingleton<ApiClient>();
        services.TryAddSingleton<ITwitterWebhooks, TwitterWebhooks>();
        services.TryAddSingleton<ITwitterActivity, TwitterActivity>();
        services.TryAddSingleton<ITwitterAccounts, TwitterAccounts>();
        services.TryAddSingleton<ITwitterStreamLinks, TwitterStreamLinks>();
        services.AddSingleton<CrcProbe>();
        services.AddHttpClient(CrcProbe.ClientName, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, Proxy = new DirectToLoopback() })
            .RemoveAllLoggers();
        services.AddTransient<BufferingHandler>();
        services.AddApiClient(BearerTokens.ClientName).AddHttpMessageHandler<BufferingHandler>();
        services.AddStreamClient();
        services.AddApiClient(ApiClient.Name)
            .AddHttpMessageHandler<AuthorizationHandler>()
            .AddHttpMessageHandler<BufferingHandler>();
        return services;
    }

    /// <summary>A connection to the stream is open for as long as it works, and what breaks is tried again by who reads it.</summary>
    private static void AddStreamClient(this IServiceCollection services) =>
        services.AddHttpClient(ApiClient.StreamName, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                Proxy = new DirectToLoopback(),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),

                // What is broken off is closed at once: X counts connections.
                MaxResponseDrainSize = 0,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .AddHttpMessageHandler<AuthorizationHandler>();

    private static IHttpClientBuilder AddApiClient(this IServiceCollection services, string name)
    {
        // The factory's own log lines hold whole addresses, with the webhook's URL in them.
        var client = services.AddHttpClient(name, static client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                Proxy = new DirectToLoopback(),
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .RemoveAllLoggers();
        client.AddResilienceHandler("twitter", static (pipeline, context) =>
        {
            var time = context.ServiceProvider.GetRequiredService<TimeProvider>();
            var options = context.ServiceProvider.GetRequiredService<IOptionsMonitor<TwitterManagementOptions>>();
            var logger = SafeLogger.Create(context.ServiceProvider.GetRequiredService<ILoggerFactory>(), ManagementLog.Category);
            pipeline.TimeProvider = time;

            // It would log as an error what the caller is about to be told, and tries again in its own words beside ours.
            pipeline.TelemetryListener = null;
            pipeline.AddRetry(RetryOptions(time, options, logger)).AddTimeout(AttemptTimeout);
        });
        return client;
    }

    private static HttpRetryStrategyOptions RetryOptions(TimeProvider time, IOptionsMonitor<TwitterManagementOptions> options, ILogger logger) => new()
    {
        MaxRetryAttempts = RetryRules.MaxRetries,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        Delay = TimeSpan.FromSeconds(1),
        ShouldRetryAfterHeader = false,
        ShouldHandle = arguments => arguments.Context.GetRequestMessage() is { } request
            ? RetryRules.ShouldRetryAsync(ApiCall.Of(request), arguments.Outcome, options.CurrentValue.MaxRateLimitWait, time.GetUtcNow())
            : ValueTask.FromResult(false),
        DelayGenerator = arguments => ValueTask.FromResult(
            arguments.Outcome.Result is { } result ? RetryRules.WaitOf(result, arguments.AttemptNumber, time.GetUtcNow()) : null),
        OnRetry = arguments =>
        {
            Tell(logger, arguments, time.GetUtcNow());
            return default;
        },
    };

    private static void Tell(ILogger logger, OnRetryArguments<HttpResponseMessage> arguments, DateTimeOffset now)
    {
        if (arguments.Context.GetRequestMessage() is not { } request)
        {
            return;
        }

        var call = ApiCall.Of(request).Name;
        if (arguments.Outcome.Result?.StatusCode == HttpStatusCode.TooManyRequests)
        {
            var until = now + arguments.RetryDelay;
            logger.RateLimited(call, until.UtcDateTime);
            RateLimitWatch.Tell(until);
            return;
        }

        var problem = arguments.Outcome.Result is { } result ? $"status {(int)result.StatusCode}" : arguments.Outcome.Exception?.GetType().Name ?? "";
        logger.Retrying(call, problem, arguments.RetryDelay);
    }
}
