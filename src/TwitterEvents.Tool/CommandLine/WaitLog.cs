using Microsoft.Extensions.Logging;

namespace TwitterEvents.Tool.CommandLine;

/// <summary>Tells on standard error what the client waits for, and what else happens to it.</summary>
internal sealed class WaitLog(Output output) : ILoggerProvider, ILogger
{
    public const string Category = "TwitterEvents.Management";

    /// <summary>Either the old token still does, or the command ends with the same sentence.</summary>
    private const int NotRenewed = 206;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Tell(eventId.Id, formatter(state, exception));

    public void Dispose()
    {
        // Nothing is held.
    }

    private void Tell(int id, string text)
    {
        if (id != NotRenewed)
        {
            output.Note(text);
        }
    }
}
