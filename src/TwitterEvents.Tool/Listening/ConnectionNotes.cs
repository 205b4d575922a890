using Microsoft.Extensions.Logging;
using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Listening;

/// <summary>Tells on standard error how the connection stands, and decides which refusal ends the command.</summary>
/// <param name="output">Where it is told.</param>
/// <param name="seen">Is told each connection.</param>
/// <param name="keepsTrying">Whether none does, except a setting that is missing.</param>
internal sealed class ConnectionNotes(Output output, SeenLines seen, bool keepsTrying) : ILogger
{
    /// <summary>The state tells it already.</summary>
    private const int Refused = 403;

    private string? last;
    private bool wasConnected;

    /// <summary>Takes a state of the reader.</summary>
    /// <exception cref="TwitterApiException">X refuses, and will until somebody does something.</exception>
    /// <exception cref="TwitterCredentialsException">A setting is missing.</exception>
    public void Tell(ActivityStreamState state)
    {
        switch (state)
        {
            case { Refusal: TwitterCredentialsException missing }:
                throw missing;
            case { Refusal: TwitterApiException refusal } when !keepsTrying && !Heals(refusal.Kind):
                throw refusal;
            case { Status: ActivityStreamStatus.Connected }:
                seen.Connected();
                Note(wasConnected ? "The stream of X Activity is connected again." : state.Message);
                wasConnected = true;
                break;
            case { Status: ActivityStreamStatus.Connecting }:
                Note(state.Message);
                break;
            default:
                Note($"{state.Message} It is tried again.");
                break;
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel) && eventId.Id != Refused)
        {
            Note(formatter(state, exception));
        }
    }

    /// <summary>Whether it ends by itself, in minutes.</summary>
    private static bool Heals(TwitterErrorKind kind) =>
        ExitCode.Of(kind) == ExitCode.NoAnswer || kind is TwitterErrorKind.Unclear or TwitterErrorKind.RateLimited or TwitterErrorKind.TooManyConnections;

    /// <summary>The same over and over is told once.</summary>
    private void Note(string text)
    {
        if (text != last)
        {
            last = text;
            output.Note(text);
        }
    }
}
