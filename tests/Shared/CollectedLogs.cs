using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Tests;

/// <summary>Keeps what was logged.</summary>
internal sealed class CollectedLogs : ILoggerProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<Line> lines = new();
    private event Action? Logged;

    public IReadOnlyCollection<Line> Lines => lines;

    public IEnumerable<Line> OfReceiver => lines.Where(line => line.Category.StartsWith("TwitterEvents", StringComparison.Ordinal));

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this);

    /// <summary>Returns when a line that holds a text has been logged, before or after.</summary>
    public async Task UntilLoggedAsync(string text)
    {
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Logged += Look;
        Look();
        await found.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Logged -= Look;

        void Look()
        {
            if (lines.Any(line => line.Text.Contains(text, StringComparison.Ordinal)))
            {
                found.TrySetResult();
            }
        }
    }

    public void Dispose()
    {
    }

    internal sealed record Line(string Category, LogLevel Level, string Text, Exception? Exception);

    private void Add(Line line)
    {
        lines.Enqueue(line);
        Logged?.Invoke();
    }

    private sealed class Logger(string category, CollectedLogs owner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            owner.Add(new Line(category, logLevel, formatter(state, exception), exception));
    }
}
