using System.Text.Json.Serialization;
using TwitterEvents.Models;

namespace TwitterEvents;

public sealed partial record DirectMessageIndicateTypingEvent
{
    /// <summary>Who is typing, as the delivery's <c>users</c> describe it.</summary>
    [JsonIgnore]
    public User? Sender => Envelope.FindUser(SenderId);

    /// <summary>Whom the message will be for, as the delivery's <c>users</c> describe it.</summary>
    [JsonIgnore]
    public User? Recipient => Envelope.FindUser(Target?.RecipientId);
}
