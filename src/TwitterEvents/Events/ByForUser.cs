using System.Text.Json.Serialization;

namespace TwitterEvents;

public sealed partial record FavoriteEvent
{
    /// <summary>Whether the subscribed user is the one who likes; otherwise somebody likes its post.</summary>
    [JsonIgnore]
    public bool IsByForUser => User?.Is(ForUserId) ?? false;
}

public sealed partial record FollowEvent
{
    /// <summary>Whether the subscribed user is the <see cref="Source"/>; otherwise it is the <see cref="Target"/>.</summary>
    [JsonIgnore]
    public bool IsByForUser => Source?.Is(ForUserId) ?? false;
}

public sealed partial record UnfollowEvent
{
    /// <summary>Whether the subscribed user is the <see cref="Source"/>; otherwise it is the <see cref="Target"/>.</summary>
    [JsonIgnore]
    public bool IsByForUser => Source?.Is(ForUserId) ?? false;
}

public sealed partial record BlockEvent
{
    /// <summary>Whether the subscribed user is the <see cref="Source"/>; otherwise it is the <see cref="Target"/>.</summary>
    [JsonIgnore]
    public bool IsByForUser => Source?.Is(ForUserId) ?? false;
}

public sealed partial record UnblockEvent
{
    /// <summary>Whether the subscribed user is the <see cref="Source"/>; otherwise it is the <see cref="Target"/>.</summary>
    [JsonIgnore]
    public bool IsByForUser => Source?.Is(ForUserId) ?? false;
}

public sealed partial record MuteEvent
{
    /// <summary>Whether the subscribed user is the <see cref="Source"/>; otherwise it is the <see cref="Target"/>.</summary>
    [JsonIgnore]
    public bool IsByForUser => Source?.Is(ForUserId) ?? false;
}

public sealed partial record UnmuteEvent
{
    /// <summary>Whether the subscribed user is the <see cref="Source"/>; otherwise it is the <see cref="Target"/>.</summary>
    [JsonIgnore]
    public bool IsByForUser => Source?.Is(ForUserId) ?? false;
}
