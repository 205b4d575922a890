using TwitterEvents;

namespace QuickStart.Handlers;

/// <summary>Encrypted conversations. Nobody but their members can read the messages; of these a log has no business with more than the ids.</summary>
internal sealed class ChatHandler(IJournal journal)
    : IHandle<ChatReceivedEvent>, IHandle<ChatSentEvent>, IHandle<ChatConversationJoinEvent>, IHandle<ChatConversationMemberAddedEvent>,
      IHandle<ChatConversationMemberRemovedEvent>, IHandle<ChatConversationAdminAddedEvent>, IHandle<ChatConversationAdminRemovedEvent>,
      IHandle<ChatUpdateGroupNameEvent>, IHandle<ChatUpdateRestrictionsEvent>
{
    public ValueTask HandleAsync(ChatReceivedEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "sealed message", $"from user {e.SenderId} in {e.ConversationId}");

    public ValueTask HandleAsync(ChatSentEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "sealed message", $"to {e.ConversationId}");

    public ValueTask HandleAsync(ChatConversationJoinEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "joined", $"{e.ConversationId}: user {e.UserId}");

    public ValueTask HandleAsync(ChatConversationMemberAddedEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "members added", $"to {e.ConversationId}");

    public ValueTask HandleAsync(ChatConversationMemberRemovedEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "members removed", $"from {e.ConversationId}");

    public ValueTask HandleAsync(ChatConversationAdminAddedEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "admins added", $"to {e.ConversationId}");

    public ValueTask HandleAsync(ChatConversationAdminRemovedEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "admins removed", $"from {e.ConversationId}");

    public ValueTask HandleAsync(ChatUpdateGroupNameEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "group", $"{e.ConversationId} is now called {e.GroupName}");

    public ValueTask HandleAsync(ChatUpdateRestrictionsEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "restrictions", $"of {e.ConversationId}: {string.Join(", ", e.Restrictions ?? [])}");
}
