using TwitterEvents;

namespace QuickStart.Handlers;

/// <summary>Posts: new ones, and the deletion of old ones.</summary>
internal sealed class PostHandler(IJournal journal) : IHandle<TweetCreateEvent>, IHandle<TweetDeleteEvent>
{
    public ValueTask HandleAsync(TweetCreateEvent e, EventContext context, CancellationToken cancellationToken)
    {
        journal.Note(this, e, context, $"{e.Variant} by @{e.Tweet.User?.ScreenName}: {e.Tweet.PlainText}");
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(TweetDeleteEvent e, EventContext context, CancellationToken cancellationToken)
    {
        journal.Note(this, e, context, $"post {e.Status?.Id} is gone");
        return ValueTask.CompletedTask;
    }
}
