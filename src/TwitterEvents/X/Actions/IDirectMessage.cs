namespace TwitterEvents;

/// <summary>
/// A direct message that the subscribed user got or sent: <c>direct_message_events</c>, <c>dm.received</c>, <c>dm.sent</c>, in whichever form X sends it. A
/// delivery of several messages is several of these. Encrypted messages (<see cref="ChatMessageEvent"/>) are none: nobody but their readers can
/// read them.
/// </summary>
public interface IDirectMessage : IAccountAction
{
    /// <summary>The message.</summary>
    string? MessageId { get; }

    /// <summary>The conversation. Of two people it is both ids with a hyphen between, the smaller first, whether X sends it or not.</summary>
    string? ConversationId { get; }

    /// <summary>Who sent it.</summary>
    string? SenderId { get; }

    /// <summary>The sender's name, without <c>@</c>, if the delivery describes the sender.</summary>
    string? SenderUsername { get; }

    /// <summary>Who got it; null in a group.</summary>
    string? RecipientId { get; }

    /// <summary>The text, as a person reads it: not HTML-escaped.</summary>
    string? Text { get; }

    /// <summary>Where its photos, videos and gifs are, as far as the delivery says so. They can be read with the user's authorization only.</summary>
    IReadOnlyList<string> MediaUrls { get; }

    /// <summary>
    /// Whether the subscribed user sent it. True unless the sender is known to be somebody else: <c>if (message.IsEcho) return;</c> is safe.
    /// </summary>
    bool IsEcho { get; }
}
