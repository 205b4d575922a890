namespace TwitterEvents;

/// <summary>The subscribed user blocks or mutes somebody, or does so no longer.</summary>
public interface IRelationChange : IAccountAction
{
    /// <summary>Who blocks or mutes: the subscribed user.</summary>
    string? SourceId { get; }

    /// <summary>Who is blocked or muted.</summary>
    string? TargetId { get; }
}
