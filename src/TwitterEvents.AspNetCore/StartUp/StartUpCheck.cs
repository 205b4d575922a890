using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitterEvents.Receiving;

namespace TwitterEvents.StartUp;

/// <summary>Looks once at settings and endpoints: when the pipeline is built, which all endpoints are by then, and the server does not listen.</summary>
internal sealed class StartUpCheck(Mappings mappings, IEnumerable<BoundSection> sections, ILoggerFactory loggers) : IStartupFilter
{
    private readonly ILogger logger = ReceiverLog.CreateLogger(loggers);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        next(app);
        CheckSettings();
        CheckEndpoints(app.ApplicationServices);
    };

    private void CheckSettings()
    {
        foreach (var unknown in sections.SelectMany(static section => SettingNames.FindUnknown(section.Section)))
        {
            if (unknown.Nearest is { } nearest)
            {
                logger.MisspeltSetting(unknown.Setting, nearest);
            }
            else
            {
                logger.UnknownSetting(unknown.Setting);
            }
        }
    }

    private void CheckEndpoints(IServiceProvider services)
    {
        if (mappings.Count == 0)
        {
            throw new InvalidOperationException(
                "AddTwitterEvents was called and MapTwitterEvents was not, so nothing answers X. Call "
                    + "app.MapTwitterEvents(\"/webhooks/twitter\"); to process deliveries without an endpoint, call AddTwitterEventsCore instead.");
        }

        if (mappings.FindSharedRoute(services.GetRequiredService<EndpointDataSource>()) is { } route)
        {
            throw new InvalidOperationException(
                $"MapTwitterEvents was called twice for {route}, so that every request there would fail. Remove one of the calls, or give the "
                    + "second app another path.");
        }
    }
}
