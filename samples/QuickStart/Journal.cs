using Microsoft.Extensions.DependencyInjection.Extensions;
using TwitterEvents;

namespace QuickStart;

/// <summary>Where the handlers of this sample note what they have handled.</summary>
public interface IJournal
{
    /// <param name="handler">The handler class.</param>
    /// <param name="e">The event, or one of the actions it tells of.</param>
    /// <param name="context">Where it came from.</param>
    /// <param name="what">What has happened, in a word or two.</param>
    /// <param name="detail">To or by whom, and what it says; may hold texts of people, so it never goes to a log.</param>
    ValueTask NoteAsync(object handler, object e, EventContext context, string what, string? detail = null);
}

internal static class JournalExtensions
{
    /// <summary>Handlers note to the log, unless something else is registered already.</summary>
    public static void AddJournal(this IServiceCollection services) => services.TryAddSingleton<IJournal, LogJournal>();
}

/// <summary>Writes one log line an event.</summary>
internal sealed partial class LogJournal(ILogger<LogJournal> logger) : IJournal
{
    public ValueTask NoteAsync(object handler, object e, EventContext context, string what, string? detail)
    {
        Handled(context.WireName, e.GetType().Name, context.ForUserId ?? "-");
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(LogLevel.Information, "{WireName} as {Type} for {ForUserId}")]
    private partial void Handled(string wireName, string type, string forUserId);
}

/// <summary>How an account is called: by its name, where X says it.</summary>
internal static class Who
{
    public static string Is(string? username, string? id) => username is null ? $"user {id ?? "unknown"}" : $"@{username}";
}
