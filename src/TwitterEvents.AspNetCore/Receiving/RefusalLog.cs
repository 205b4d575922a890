using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Receiving;

/// <summary>
/// Logs refused requests: per reason and endpoint the first at once as a Warning, each other one as Debug, and once a minute, while it lasts
/// and when the app ends, how many they were. What is for a handler to mend is a Warning each time.
/// </summary>
internal sealed class RefusalLog(TimeProvider time, ILoggerFactory loggers) : IDisposable
{
    private readonly ILogger logger = ReceiverLog.CreateLogger(loggers);

    // Bounded: the codes are those of Refusal, the causes of a 401 name settings, the endpoints are those that are mapped.
    private readonly ConcurrentDictionary<(string Kind, string Endpoint), OncePerMinute> kinds = new();

    public void Log(Refusal refusal, string method, string endpoint)
    {
        var level = refusal.IsOfHandlers || IsFirst(refusal, endpoint) ? LogLevel.Warning : LogLevel.Debug;
        logger.Refused(level, refusal.StatusCode, method, endpoint, refusal.Cause, refusal.Code);
    }

    private bool IsFirst(Refusal refusal, string endpoint) => kinds
        .GetOrAdd(
            (refusal.StatusCode == StatusCodes.Status401Unauthorized ? refusal.Cause : refusal.Code, endpoint),
            key => new OncePerMinute(time, count => logger.RefusedMore(count, refusal.StatusCode, key.Endpoint, refusal.Code)))
        .IsFirst();

    public void Dispose()
    {
        foreach (var kind in kinds.Values)
        {
            kind.Dispose();
        }
    }
}
