namespace TwitterEvents;

/// <summary>
/// What an account has done, by Account Activity or X Activity. Ids are text. A property is null where the API that told of it does not have it.
/// </summary>
public interface IAccountAction : IAction
{
    /// <summary>The subscribed user it was delivered for.</summary>
    string? ForUserId { get; }

    /// <summary>When it was done, if X says so.</summary>
    DateTimeOffset? CreatedAt { get; }
}
