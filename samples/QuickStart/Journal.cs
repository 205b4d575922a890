using Microsoft.Extensions.DependencyInjection.Extensions;
using TwitterEvents;

namespace QuickStart;

/// <summary>Where the handlers of this sample note what they have handled.</summary>
public interface IJournal
{
    /// <param name="handler">The handler class.</param>
    /// <param name="e">The event.</param>
    /// <param name="context">Where it came from.</param>
    /// <param name="detail">One field that tells something; may hold texts of people, so it never goes to a log.</param>
    void Note(object handler, TwitterEvent e, EventContext context, string? detail);
}

internal static class JournalExtensions
{
    /// <summary>Handlers note to the log, unless something else is registered already.</summary>
    public static void AddJournal(this IServiceCollection services) => services.TryAddSingleton<IJournal, LogJournal>();
}

/// <summary>Writes one log line an event.</summary>
internal sealed partial class LogJournal(ILogger<LogJournal> logger) : IJournal
{
    public void Note(object handler, TwitterEvent e, EventContext context, string? detail) =>
        Handled(context.WireName, e.GetType().Name, context.ForUserId ?? "-");

    [LoggerMessage(LogLevel.Information, "{WireName} as {Type} for {ForUserId}")]
    private partial void Handled(string wireName, string type, string forUserId);
}
