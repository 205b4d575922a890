using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>Counts log lines by level and keeps the Error lines that no failing handler explains. It holds no others, so as not to grow itself.</summary>
internal sealed class UnexpectedLogs(params int[] expectedErrors) : ILoggerProvider
{
    private const int MaxKept = 20;

    private readonly ConcurrentQueue<string> lines = new();
    private long expected;

    public IReadOnlyCollection<string> Lines => lines;

    public long Expected => Interlocked.Read(ref expected);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, this);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, UnexpectedLogs owner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // Every line is made, as a real provider would.
            var line = $"{category} {eventId.Id} {logLevel}: {formatter(state, exception)} {exception}";
            if (logLevel < LogLevel.Error)
            {
                return;
            }

            if (category.StartsWith("TwitterEvents", StringComparison.Ordinal) && owner.IsExpected(eventId.Id))
            {
                Interlocked.Increment(ref owner.expected);
            }
            else if (owner.lines.Count < MaxKept)
            {
                owner.lines.Enqueue(line);
            }
        }
    }

    private bool IsExpected(int id) => expectedErrors.Contains(id);
}
