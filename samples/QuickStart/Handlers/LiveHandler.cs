using TwitterEvents;

namespace QuickStart.Handlers;

/// <summary>Spaces and broadcasts: their begin and end, which share a base, and what is written beside them.</summary>
internal sealed class LiveHandler(IJournal journal)
    : IHandle<SpaceEvent>, IHandle<BroadcastEvent>, IHandle<BroadcastChatEvent>, IHandle<BroadcastChatRemoveEvent>
{
    public ValueTask HandleAsync(SpaceEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "space", $"of {Who.Is(e.User?.Username, e.User?.Id)}");

    public ValueTask HandleAsync(BroadcastEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "broadcast", $"{e.BroadcastState}: {e.Title}");

    public ValueTask HandleAsync(BroadcastChatEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "chat", $"by {Who.Is(e.Author?.Username, e.Author?.Id)}: {e.Message}");

    public ValueTask HandleAsync(BroadcastChatRemoveEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "removed:", $"message {e.MessageId}");
}
