using System.Text.Json.Serialization;

namespace TwitterEvents;

public abstract partial record AccountRelationEvent : IAccountAction
{
    /// <summary>
    /// Whether the subscribed user is the <see cref="Source"/>; otherwise it is the <see cref="Target"/>. True unless the source is known to be
    /// somebody else: also if the event does not tell who it is, or for whom it is. So an answer to others, given only if this is false, never
    /// goes to oneself.
    /// </summary>
    [JsonIgnore]
    public bool IsByForUser => MayBeForUser(Source?.Id);

    /// <summary>X Activity does not say when it was done, so it is an action of its own each time.</summary>
    string? IAction.ActionId => null;

    DateTimeOffset? IAccountAction.CreatedAt => null;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record FollowFollowEvent : IFollowed
{
    string? IFollowChange.FollowerId => Source?.Id;

    string? IFollowChange.FollowedId => Target?.Id;

    string? IFollowChange.FollowerUsername => Source?.Username;

    string? IFollowChange.FollowedUsername => Target?.Username;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record FollowUnfollowEvent : IUnfollowed
{
    string? IFollowChange.FollowerId => Source?.Id;

    string? IFollowChange.FollowedId => Target?.Id;

    string? IFollowChange.FollowerUsername => Source?.Username;

    string? IFollowChange.FollowedUsername => Target?.Username;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record BlockBlockEvent : IBlocked
{
    string? IRelationChange.SourceId => Source?.Id;

    string? IRelationChange.TargetId => Target?.Id;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record BlockUnblockEvent : IUnblocked
{
    string? IRelationChange.SourceId => Source?.Id;

    string? IRelationChange.TargetId => Target?.Id;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record MuteMuteEvent : IMuted
{
    string? IRelationChange.SourceId => Source?.Id;

    string? IRelationChange.TargetId => Target?.Id;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record MuteUnmuteEvent : IUnmuted
{
    string? IRelationChange.SourceId => Source?.Id;

    string? IRelationChange.TargetId => Target?.Id;
}
