using TwitterEvents;

namespace QuickStart.Handlers;

/// <summary>What the app watches for, whoever writes it: keywords of news, and rules of the filtered stream.</summary>
internal sealed class WatchHandler(IJournal journal) : IHandle<NewsNewEvent>, IHandle<FilteredStreamPostEvent>
{
    /// <summary>News are subscribed by keyword.</summary>
    public static readonly string[] Keywords = ["flour", "gull", "rope walk"];

    public ValueTask HandleAsync(NewsNewEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "news:", e.Name ?? e.Headline);

    public ValueTask HandleAsync(FilteredStreamPostEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "match:", e.Post.PlainText);
}
