using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Management;

/// <summary>Reads the stream as long as the app runs. When it stops, what has come is handled to its end.</summary>
internal sealed class ActivityStreamService(
    ApiClient api,
    DeliveryProcessor processor,
    ActivityStreamMonitor stream,
    IOptions<ActivityStreamOptions> settings,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILoggerFactory loggers) : BackgroundService
{
    private readonly ILogger logger = SafeLogger.Create(loggers, StreamLog.Category);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var options = settings.Value;
        using var deliveries = new StreamDeliveries(processor, options, time, logger);
        try
        {
            await lifetime.UntilStartedAsync(stoppingToken).ConfigureAwait(false);
            await Task.WhenAll(Enumerable.Range(0, options.Connections).Select(number => new ActivityStreamReader(api, options, time, logger).RunAsync(
                state => stream.Set(number, state),
                (line, content) => deliveries.TakeAsync(line, content.UserId, stoppingToken),
                stoppingToken))).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The app stops.
        }
        finally
        {
            await deliveries.DrainAsync().ConfigureAwait(false);
        }
    }
}
