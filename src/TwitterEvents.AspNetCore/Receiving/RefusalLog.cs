using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Receiving;

/// <summary>
/// Logs refused requests: per reason and endpoint the first at once as a Warning, each other one as Debug, and once a minute, while it lasts
/// and when the app ends, how many they were.
/// </summary>
internal sealed class RefusalLog(TimeProvider time, ILoggerFactory loggers) : IDisposable
{
    private readonly ILogger logger = ReceiverLog.CreateLogger(loggers);

    // Bounded: the codes are those of Refusal, the endpoints those that are mapped.
    private readonly ConcurrentDictionary<(string Code, string Endpoint), OncePerMinute> kinds = new();

    public void Log(Refusal refusal, string method, string endpoint)
    {
        var kind = kinds.GetOrAdd(
            (refusal.Code, endpoint),
            key => new OncePerMinute(time, count => logger.RefusedMore(count, refusal.StatusCode, key.Endpoint, key.Code)));
        var level = kind.IsFirst() ? LogLevel.Warning : LogLevel.Debug;
        logger.Refused(level, refusal.StatusCode, method, endpoint, refusal.Cause, refusal.Code);
    }

    public void Dispose()
    {
        foreach (var kind in kinds.Values)
        {
            kind.Dispose();
        }
    }
}
