using Microsoft.Extensions.Logging;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Activity;

/// <summary>Tells on standard error how far it is, every few seconds, and what is moved, ended and refused.</summary>
internal sealed class SubscriptionProgress(Output output, TimeProvider time, int total) : ILoggerFactory, ILogger
{
    private const int Subscribed = 311;

    /// <summary>What is printed at the end anyway.</summary>
    private static readonly int[] Summaries = [315, 316, 317];

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private DateTimeOffset last = time.GetUtcNow();
    private int count;

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
        // There is but one place it goes.
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id != Subscribed)
        {
            if (!Summaries.Contains(eventId.Id))
            {
                output.Note(formatter(state, exception));
            }

            return;
        }

        count++;
        if (time.GetUtcNow() - last >= Pause)
        {
            last = time.GetUtcNow();
            output.Note(FormattableString.Invariant($"{count} of {total} subscriptions are made."));
        }
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
