using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TwitterEvents.Receiving;

namespace TwitterEvents.SignIn;

/// <summary>
/// Logs the sign-ins that failed: for each reason the first at once, each other one as Debug, and once a minute, while it lasts, how many they were.
/// Anybody who may open the pages can make one fail.
/// </summary>
internal sealed class FailedSignIns(TimeProvider time, ILogger logger)
{
    // Bounded: the reasons are those of SignInPages, and types of exceptions.
    private readonly ConcurrentDictionary<string, OncePerMinute> reasons = new(StringComparer.Ordinal);

    public void Log(string reason, string problem) => logger.Failed(IsFirst(reason) ? LogLevel.Warning : LogLevel.Debug, problem);

    public void Log(Exception exception)
    {
        var type = exception.GetType().ToString();
        logger.Broken(IsFirst(type) ? LogLevel.Error : LogLevel.Debug, type, exception);
    }

    private bool IsFirst(string reason) =>
        reasons.GetOrAdd(reason, key => new OncePerMinute(time, count => logger.FailedMore(count, key))).IsFirst();
}
