using TwitterEvents;

namespace QuickStart.Handlers;

/// <summary>Posts, whichever API tells of them: new ones, each once however often it comes; deleted ones; likes.</summary>
internal sealed class PostHandler(IJournal journal) : IHandle<IPostCreated>, IHandle<IPostDeleted>, IHandle<IPostLiked>
{
    public ValueTask HandleAsync(IPostCreated e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, e.Variant.ToString(), $"by {Who.Is(e.AuthorUsername, e.AuthorId)}: {e.Text}");

    public ValueTask HandleAsync(IPostDeleted e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "gone", $"is post {e.PostId}");

    public ValueTask HandleAsync(IPostLiked e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, e.IsByForUser ? "we like" : "liked", $"post {e.PostId} of user {e.PostAuthorId ?? "unknown"}");
}
