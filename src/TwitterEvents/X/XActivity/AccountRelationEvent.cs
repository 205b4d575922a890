using System.Text.Json.Serialization;

namespace TwitterEvents;

public abstract partial record AccountRelationEvent
{
    /// <summary>
    /// Whether the subscribed user is the <see cref="Source"/>; otherwise it is the <see cref="Target"/>. True unless the source is known to be
    /// somebody else: also if the event does not tell who it is, or for whom it is. So an answer to others, given only if this is false, never
    /// goes to oneself.
    /// </summary>
    [JsonIgnore]
    public bool IsByForUser => MayBeForUser(Source?.Id);

    // X Activity does not say when: an event of its own each time.
    private protected static DateTimeOffset? NoTime => null;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record FollowFollowEvent : IFollowed
{
    string? IAction.ActionId => null;

    DateTimeOffset? IAccountAction.CreatedAt => NoTime;

    string? IFollowChange.FollowerId => Source?.Id;

    string? IFollowChange.FollowedId => Target?.Id;

    string? IFollowChange.FollowerUsername => Source?.Username;

    string? IFollowChange.FollowedUsername => Target?.Username;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record FollowUnfollowEvent : IUnfollowed
{
    string? IAction.ActionId => null;

    DateTimeOffset? IAccountAction.CreatedAt => NoTime;

    string? IFollowChange.FollowerId => Source?.Id;

    string? IFollowChange.FollowedId => Target?.Id;

    string? IFollowChange.FollowerUsername => Source?.Username;

    string? IFollowChange.FollowedUsername => Target?.Username;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record BlockBlockEvent : IBlocked
{
    string? IAction.ActionId => null;

    DateTimeOffset? IAccountAction.CreatedAt => NoTime;

    string? IRelationChange.SourceId => Source?.Id;

    string? IRelationChange.TargetId => Target?.Id;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record BlockUnblockEvent : IUnblocked
{
    string? IAction.ActionId => null;

    DateTimeOffset? IAccountAction.CreatedAt => NoTime;

    string? IRelationChange.SourceId => Source?.Id;

    string? IRelationChange.TargetId => Target?.Id;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record MuteMuteEvent : IMuted
{
    string? IAction.ActionId => null;

    DateTimeOffset? IAccountAction.CreatedAt => NoTime;

    string? IRelationChange.SourceId => Source?.Id;

    string? IRelationChange.TargetId => Target?.Id;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record MuteUnmuteEvent : IUnmuted
{
    string? IAction.ActionId => null;

    DateTimeOffset? IAccountAction.CreatedAt => NoTime;

    string? IRelationChange.SourceId => Source?.Id;

    string? IRelationChange.TargetId => Target?.Id;
}
