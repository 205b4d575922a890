using System.Text.Json.Serialization;

namespace TwitterEvents;

public sealed partial record FavoriteEvent
{
    /// <summary>
    /// Whether the subscribed user is the one who likes; otherwise somebody likes its post. True unless that is known to be somebody else: also
    /// if the event does not tell who it is, or for whom it is. So an answer to others, given only if this is false, never goes to oneself.
    /// </summary>
    [JsonIgnore]
    public bool IsByForUser => MayBeForUser(User?.Id);
}

public abstract partial record RelationEvent
{
    /// <summary>
    /// Whether the subscribed user is the <see cref="Source"/>; otherwise it is the <see cref="Target"/>. True unless the source is known to be
    /// somebody else: also if the event does not tell who it is, or for whom it is. So an answer to others, given only if this is false, never
    /// goes to oneself.
    /// </summary>
    [JsonIgnore]
    public bool IsByForUser => MayBeForUser(Source?.Id);
}
