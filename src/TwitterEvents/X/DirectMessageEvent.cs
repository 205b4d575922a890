using System.Text.Json.Serialization;
using TwitterEvents.Models;

namespace TwitterEvents;

public sealed partial record DirectMessageEvent
{
    /// <summary>The text as a person reads it.</summary>
    [JsonIgnore]
    public string? PlainText => MessageCreate?.MessageData?.PlainText;

    /// <summary>The sender's id.</summary>
    [JsonIgnore]
    public string? SenderId => MessageCreate?.SenderId;

    /// <summary>The recipient's id.</summary>
    [JsonIgnore]
    public string? RecipientId => MessageCreate?.Target?.RecipientId;

    /// <summary>The sender, as the delivery's <c>users</c> describe it.</summary>
    [JsonIgnore]
    public User? Sender => Envelope.FindUser(SenderId);

    /// <summary>The recipient, as the delivery's <c>users</c> describe it.</summary>
    [JsonIgnore]
    public User? Recipient => Envelope.FindUser(RecipientId);

    /// <summary>The app the subscribed user sent the message through, as the delivery's <c>apps</c> describe it.</summary>
    [JsonIgnore]
    public TwitterApp? App => MessageCreate?.SourceAppId is { } id ? Envelope.Apps?.GetValueOrDefault(id) : null;

    /// <summary>
    /// Whether the subscribed user sent it. X delivers those too: a bot that answers them answers itself. True unless the sender is known to be
    /// somebody else: also if the event has no <see cref="SenderId"/> or no <see cref="TwitterEvent.ForUserId"/>. So <c>if (e.IsEcho) return;</c>
    /// is safe.
    /// </summary>
    [JsonIgnore]
    public bool IsEcho => MayBeForUser(SenderId);
}
