using System.Text.Json.Serialization;
using TwitterEvents.Models;

namespace TwitterEvents;

public sealed partial record DirectMessageMarkReadEvent
{
    /// <summary>Who has read, as the delivery's <c>users</c> describe it.</summary>
    [JsonIgnore]
    public User? Sender => Envelope.FindUser(SenderId);

    /// <summary>Whose messages were read, as the delivery's <c>users</c> describe it.</summary>
    [JsonIgnore]
    public User? Recipient => Envelope.FindUser(Target?.RecipientId);
}
