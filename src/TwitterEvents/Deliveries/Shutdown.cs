using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Deliveries;

/// <summary>
/// Tells the handlers that the host stops. Not at once: they have most of the host's shutdown time to end by themselves, and are cancelled
/// when what is left of it is just enough to end in good order.
/// </summary>
internal sealed class Shutdown : IDisposable
{
    private static readonly TimeSpan LongestGoodOrder = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource source = new();
    private readonly CancellationTokenRegistration registration;
    private readonly IProcessingSettings settings;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private ITimer? timer;

    public Shutdown(IProcessingSettings settings, TimeProvider time, ILoggerFactory? loggers = null, IHostApplicationLifetime? lifetime = null)
    {
        this.settings = settings;
        this.time = time;
        logger = Log.CreateLogger(loggers);
        registration = lifetime?.ApplicationStopping.UnsafeRegister(static shutdown => ((Shutdown)shutdown!).Begin(), this) ?? default;
    }

    /// <summary>Cancels the handlers.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>When, counted from the beginning of the shutdown, handlers are cancelled; a fifth of its time is left then, at most 5 s.</summary>
    public static TimeSpan PatienceOf(TimeSpan shutdownTimeout)
    {
        var goodOrder = shutdownTimeout / 5;
        return shutdownTimeout - (goodOrder < LongestGoodOrder ? goodOrder : LongestGoodOrder);
    }

    public void CancelHandlers()
    {
        try
        {
            source.Cancel();
        }
        catch (AggregateException exception)
        {
            logger.Defect("of the shutdown", exception);
        }
    }

    public void Dispose()
    {
        registration.Dispose();
        timer?.Dispose();
    }

    private void Begin()
    {
        var timeout = settings.Processing.ShutdownTimeout;
        if (timeout != Timeout.InfiniteTimeSpan)
        {
            timer = time.CreateTimer(static shutdown => ((Shutdown)shutdown!).CancelHandlers(), this, PatienceOf(timeout), Timeout.InfiniteTimeSpan);
        }
    }
}
