using TwitterEvents;

namespace QuickStart.Handlers;

/// <summary>Likes, given and received.</summary>
internal sealed class LikeHandler(IJournal journal) : IHandle<FavoriteEvent>
{
    public ValueTask HandleAsync(FavoriteEvent e, EventContext context, CancellationToken cancellationToken)
    {
        journal.Note(this, e, context, $"@{e.User?.ScreenName} likes: {e.FavoritedStatus?.PlainText}");
        return ValueTask.CompletedTask;
    }
}
