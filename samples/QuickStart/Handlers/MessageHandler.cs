using TwitterEvents;

namespace QuickStart.Handlers;

/// <summary>Direct messages, and the signs that somebody writes or has read one.</summary>
internal sealed class MessageHandler(IJournal journal)
    : IHandle<DirectMessageEvent>, IHandle<DirectMessageIndicateTypingEvent>, IHandle<DirectMessageMarkReadEvent>
{
    public ValueTask HandleAsync(DirectMessageEvent e, EventContext context, CancellationToken cancellationToken)
    {
        // X also delivers what the account itself sends: a bot that answers those answers itself.
        var direction = e.IsEcho ? $"to @{e.Recipient?.ScreenName}" : $"from @{e.Sender?.ScreenName}";
        journal.Note(this, e, context, $"{direction}: {e.PlainText}");
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(DirectMessageIndicateTypingEvent e, EventContext context, CancellationToken cancellationToken)
    {
        journal.Note(this, e, context, $"@{e.Sender?.ScreenName} is typing");
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(DirectMessageMarkReadEvent e, EventContext context, CancellationToken cancellationToken)
    {
        journal.Note(this, e, context, $"@{e.Sender?.ScreenName} has read up to {e.LastReadEventId}");
        return ValueTask.CompletedTask;
    }
}
