using TwitterEvents;

namespace QuickStart.Handlers;

/// <summary>Blocks and mutes, whichever API tells of them.</summary>
internal sealed class SafetyHandler(IJournal journal) : IHandle<IBlocked>, IHandle<IUnblocked>, IHandle<IMuted>, IHandle<IUnmuted>
{
    public ValueTask HandleAsync(IBlocked e, EventContext context, CancellationToken cancellationToken) => NoteAsync(e, context, "blocked:");

    public ValueTask HandleAsync(IUnblocked e, EventContext context, CancellationToken cancellationToken) => NoteAsync(e, context, "no longer blocked:");

    public ValueTask HandleAsync(IMuted e, EventContext context, CancellationToken cancellationToken) => NoteAsync(e, context, "muted:");

    public ValueTask HandleAsync(IUnmuted e, EventContext context, CancellationToken cancellationToken) => NoteAsync(e, context, "no longer muted:");

    private ValueTask NoteAsync(IRelationChange e, EventContext context, string what) => journal.NoteAsync(this, e, context, what, $"user {e.TargetId}");
}
