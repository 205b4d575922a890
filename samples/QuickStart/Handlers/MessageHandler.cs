using TwitterEvents;

namespace QuickStart.Handlers;

/// <summary>Direct messages, and the signs that somebody writes or has read one, whichever API tells of them.</summary>
internal sealed class MessageHandler(IJournal journal) : IHandle<IDirectMessage>, IHandle<ITyping>, IHandle<IMessagesRead>
{
    // X also delivers what the account itself sends: a bot that answers those answers itself.
    public ValueTask HandleAsync(IDirectMessage e, EventContext context, CancellationToken cancellationToken) => e.IsEcho
        ? journal.NoteAsync(this, e, context, "to", $"user {e.RecipientId}: {e.Text}")
        : journal.NoteAsync(this, e, context, "from", $"{Who.Is(e.SenderUsername, e.SenderId)}: {e.Text}");

    public ValueTask HandleAsync(ITyping e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "typing:", $"user {e.SenderId}");

    public ValueTask HandleAsync(IMessagesRead e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "read:", $"user {e.ReaderId}, up to {e.LastReadMessageId}");
}
