using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace TwitterEvents.Diagnostics;

/// <summary>
/// A logger that cannot throw: what a log provider does, or an exception whose own <c>Message</c> throws, changes no outcome. A line that
/// could not be written with its exception is written once more without it.
/// </summary>
internal sealed class SafeLogger : ILogger
{
    private readonly ILogger inner;

    private SafeLogger(ILogger inner) => this.inner = inner;

    public static ILogger Create(ILoggerFactory? loggers, string category) =>
        loggers is null ? NullLogger.Instance : new SafeLogger(loggers.CreateLogger(category));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        try
        {
            return inner.BeginScope(state) is { } scope ? new SafeScope(scope) : null;
        }
        catch (Exception)
        {
            return null;
        }
    }

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return inner.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return true;
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!TryLog(logLevel, eventId, state, exception, formatter) && exception is not null)
        {
            TryLog(logLevel, eventId, state, null, (state, _) => $"{formatter(state, null)} Its {exception.GetType()} cannot be shown.");
        }
    }

    private bool TryLog<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            inner.Log(logLevel, eventId, state, exception, formatter);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private sealed class SafeScope(IDisposable scope) : IDisposable
    {
        public void Dispose()
        {
            try
            {
                scope.Dispose();
            }
            catch (Exception)
            {
                // The scope is the provider's affair.
            }
        }
    }
}
