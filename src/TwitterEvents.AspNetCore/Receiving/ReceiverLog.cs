using System.Globalization;
using Microsoft.Extensions.Logging;

namespace TwitterEvents.Receiving;

/// <summary>What the receiver logs. Never a secret, a token, a signature or text of a body.</summary>
internal static partial class ReceiverLog
{
    public const string Category = "TwitterEvents.Receiving";

    [LoggerMessage(101, LogLevel.Warning, "Answered {StatusCode} ({Reason}) to a {Method} for app {App}.")]
    public static partial void Refused(this ILogger logger, int statusCode, string reason, string method, string? app);

    [LoggerMessage(
        102,
        LogLevel.Warning,
        "Did not sign a crc_token ({Reason}) for app {App}: {Length} characters, the first disallowed one is of category {Disallowed}.")]
    public static partial void TokenRefused(this ILogger logger, string reason, string? app, int length, UnicodeCategory? disallowed);

    [LoggerMessage(103, LogLevel.Information, "Answered X's challenge-response check for app {App}.")]
    public static partial void CrcAnswered(this ILogger logger, string? app);

    [LoggerMessage(
        104,
        LogLevel.Warning,
        "UseRequestDecompression changed the body before its signature could be checked. Map the webhook before it, or keep it off this path.")]
    public static partial void RequestDecompressionSeen(this ILogger logger);

    [LoggerMessage(105, LogLevel.Debug, "The body could not be read to its end.")]
    public static partial void BodyBroken(this ILogger logger, Exception exception);

    [LoggerMessage(106, LogLevel.Debug, "The settings of TwitterEvents were read again.")]
    public static partial void SettingsReloaded(this ILogger logger);

    [LoggerMessage(107, LogLevel.Error, "New settings of TwitterEvents are not valid; the former ones stay in force. {Errors}")]
    public static partial void ReloadRefused(this ILogger logger, string errors);

    [LoggerMessage(
        110,
        LogLevel.Information,
        "{ClientSecret} answers X's challenge-response check, because both secrets are set and {CrcSecret} is not. If X refuses the answer, set "
            + "{CrcSecret} to Consumer.")]
    public static partial void CrcSecretChosen(this ILogger logger, string clientSecret, string crcSecret);

    [LoggerMessage(
        108,
        LogLevel.Warning,
        "No handler is registered: {Pattern} accepts every event and nothing reads it. Call AddHandlers() after AddTwitterEvents(…), and "
            + "implement IHandle<T>.")]
    public static partial void NoHandlers(this ILogger logger, string pattern);
}
