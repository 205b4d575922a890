namespace TwitterEvents;

/// <summary>
/// What an account has done, whichever event tells of it. A handler of an interface that derives from this one runs once for each action and
/// subscribed user, however many events tell of it: a post may come as several, and under two APIs at a time. A handler of a concrete event runs
/// once for each event.
/// </summary>
public interface IAction
{
    /// <summary>
    /// Names the action, the same in every event that tells of it, for example <c>post:1746521883409072128</c>; null if the event does not say
    /// enough: then it is taken for an action of its own.
    /// </summary>
    string? ActionId { get; }
}
