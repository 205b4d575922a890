using Microsoft.Extensions.Logging;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>Tells on standard error what the client waits for.</summary>
internal sealed class WaitLog(Output output) : ILoggerProvider, ILogger
{
    public const string Category = "TwitterEvents.Management";

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        output.Note(formatter(state, exception));

    public void Dispose()
    {
        // Nothing is held.
    }
}
