namespace TwitterEvents;

/// <summary>Somebody has read messages: <c>direct_message_mark_read_events</c>, <c>dm.read</c>.</summary>
public interface IMessagesRead : IAccountAction
{
    /// <summary>Who has read them.</summary>
    string? ReaderId { get; }

    /// <summary>Whose messages they are.</summary>
    string? SenderId { get; }

    /// <summary>The last message that was read.</summary>
    string? LastReadMessageId { get; }
}
