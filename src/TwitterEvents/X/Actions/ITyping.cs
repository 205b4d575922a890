namespace TwitterEvents;

/// <summary>Somebody is typing a message: <c>direct_message_indicate_typing_events</c>, <c>dm.indicate_typing</c>.</summary>
public interface ITyping : IAccountAction
{
    /// <summary>Who is typing.</summary>
    string? SenderId { get; }

    /// <summary>Whom the message will be for.</summary>
    string? RecipientId { get; }
}
