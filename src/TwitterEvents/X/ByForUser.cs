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

public sealed partial record FollowEvent
{
    /// <summary>
    /// Whether the subscribed user is the <see cref="Source"/>; otherwise it is the <see cref="Target"/>. True unless the source is known to be
    /// somebody else: also if the event does not tell who it is, or for whom it is. So an answer to others, given only if this is false, never
    /// goes to oneself.
    /// </summary>
    [JsonIgnore]
    public bool IsByForUser => MayBeForUser(Source?.Id);
}

public sealed partial record UnfollowEvent
{
    /// <inheritdoc cref="FollowEvent.IsByForUser"/>
    [JsonIgnore]
    public bool IsByForUser => MayBeForUser(Source?.Id);
}

public sealed partial record BlockEvent
{
    /// <inheritdoc cref="FollowEvent.IsByForUser"/>
    [JsonIgnore]
    public bool IsByForUser => MayBeForUser(Source?.Id);
}

public sealed partial record UnblockEvent
{
    /// <inheritdoc cref="FollowEvent.IsByForUser"/>
    [JsonIgnore]
    public bool IsByForUser => MayBeForUser(Source?.Id);
}

public sealed partial record MuteEvent
{
    /// <inheritdoc cref="FollowEvent.IsByForUser"/>
    [JsonIgnore]
    public bool IsByForUser => MayBeForUser(Source?.Id);
}

public sealed partial record UnmuteEvent
{
    /// <inheritdoc cref="FollowEvent.IsByForUser"/>
    [JsonIgnore]
    public bool IsByForUser => MayBeForUser(Source?.Id);
}
