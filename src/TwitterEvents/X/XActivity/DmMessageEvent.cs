using System.Text.Json.Serialization;
using TwitterEvents.Models;

namespace TwitterEvents;

public abstract partial record DmMessageEvent : IDirectMessage, IActionGroup
{
    /// <summary>
    /// The messages, whichever of its three forms X sends: usually one. What <see cref="IDirectMessage"/> says of the event itself is said of the
    /// first.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<IDirectMessage> Messages => DirectMessageEvents is { Count: > 1 } several ? [.. several.Select(Of)] : [First];

    /// <summary>
    /// Whether the subscribed user sent it. True unless the sender is known to be somebody else: also if the event has no sender or no
    /// <see cref="TwitterEvent.ForUserId"/>. So <c>if (e.IsEcho) return;</c> is safe.
    /// </summary>
    [JsonIgnore]
    public bool IsEcho => Messages.Any(static message => message.IsEcho);

    IReadOnlyList<IAction> IActionGroup.Actions => Messages;

    string? IAction.ActionId => First.ActionId;

    DateTimeOffset? IAccountAction.CreatedAt => First.CreatedAt;

    string? IDirectMessage.MessageId => First.MessageId;

    string? IDirectMessage.ConversationId => First.ConversationId;

    string? IDirectMessage.SenderId => First.SenderId;

    string? IDirectMessage.SenderUsername => First.SenderUsername;

    string? IDirectMessage.RecipientId => First.RecipientId;

    string? IDirectMessage.Text => First.Text;

    IReadOnlyList<string> IDirectMessage.MediaUrls => First.MediaUrls;

    private IDirectMessage First => this switch
    {
        { DirectMessageEvents: [var first, ..] } => Of(first),
        { DmEvent: { } nested } =>
            Of(nested.Id, nested.SenderId, nested.DmConversationId, nested.ParticipantIds, nested.Text, nested.CreatedAt, nested.Attachments),
        _ => Of(Id, SenderId, DmConversationId, ParticipantIds, Text, CreatedAt, Attachments),
    };

    private Message Of(DirectMessage message)
    {
        var (senderId, recipientId) = (message.MessageCreate?.SenderId, message.MessageCreate?.Target?.RecipientId);
        return new Message
        {
            ForUserId = ForUserId,
            MessageId = message.Id,
            ConversationId = Conversations.Of(senderId, recipientId),
            SenderId = senderId,
            SenderUsername = UsernameOf(senderId),
            RecipientId = recipientId,
            Text = message.MessageCreate?.MessageData?.PlainText,
            CreatedAt = message.CreatedTimestamp,
            MediaUrls = message.MessageCreate?.MessageData?.Attachment?.Media?.Address is { } url ? [url] : [],
            IsEcho = MayBeForUser(senderId),
        };
    }

    private Message Of(
        string? id,
        string? senderId,
        string? conversationId,
        IReadOnlyList<string>? participantIds,
        string? text,
        DateTimeOffset? createdAt,
        DmAttachments? attachments) => new()
    {
        ForUserId = ForUserId,
        MessageId = id,
        ConversationId = conversationId,
        SenderId = senderId,
        SenderUsername = UsernameOf(senderId),
        RecipientId = Conversations.Other(conversationId, participantIds, senderId),
        Text = text is null ? null : EscapedText.Unescape(text),
        CreatedAt = createdAt,
        MediaUrls = [.. (attachments?.MediaKeys ?? []).Select(key => Includes?.FindMedia(key)?.Address).OfType<string>()],
        IsEcho = MayBeForUser(senderId),
    };

    private string? UsernameOf(string? id) =>
        id is null ? null : Users?.GetValueOrDefault(id)?.Username ?? Includes?.FindUser(id)?.Username;

    private sealed record Message : IDirectMessage
    {
        public string? ActionId => ActionIds.DirectMessage(MessageId);

        public string? ForUserId { get; init; }

        public DateTimeOffset? CreatedAt { get; init; }

        public string? MessageId { get; init; }

        public string? ConversationId { get; init; }

        public string? SenderId { get; init; }

        public string? SenderUsername { get; init; }

        public string? RecipientId { get; init; }

        public string? Text { get; init; }

        public IReadOnlyList<string> MediaUrls { get; init; } = [];

        public bool IsEcho { get; init; }

        /// <summary>Not the text, which has no place in a log.</summary>
        public override string ToString() => ActionId ?? nameof(IDirectMessage);
    }
}
