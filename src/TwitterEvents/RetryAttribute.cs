namespace TwitterEvents;

/// <summary>
/// How often, and after which pauses, a handler class is called again for an event it has failed on. What is left out is as the options of the inbox say
/// (<see cref="Inbox.InboxOptions"/>). Without an inbox it has no effect: there a whole delivery is tried again, by X or by its stream, and nothing is held
/// back for it.
/// </summary>
/// <remarks>Values out of their range are an error of the compilation (TWE116).</remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class RetryAttribute : Attribute
{
    /// <summary>
    /// How often the handler is called for an event before that rests as a dead letter. At least 1, which is never again. Default 0: as the inbox says
    /// (<see cref="Inbox.InboxOptions.MaxAttempts"/>).
    /// </summary>
    public int MaxAttempts { get; init; }

    /// <summary>
    /// How many seconds after the first failed attempt it is called again; after each further one twice as long, a fifth more or less by chance. 0.001 to
    /// 86,400. Default 0: as the inbox says (<see cref="Inbox.InboxOptions.FirstPause"/>), but no longer than <see cref="LongestPauseSeconds"/>.
    /// </summary>
    public double FirstPauseSeconds { get; init; }

    /// <summary>
    /// The longest pause between two attempts, in seconds: 0.001 to 86,400, and not less than <see cref="FirstPauseSeconds"/>. Default 0: as the inbox says
    /// (<see cref="Inbox.InboxOptions.LongestPause"/>), but no shorter than <see cref="FirstPauseSeconds"/>.
    /// </summary>
    public double LongestPauseSeconds { get; init; }

    /// <summary>
    /// Whether the handler keeps the order of a user's events strictly: while it waits to be called again for one of them, it is not called for later ones of
    /// that user. They have their turn, in order, when it has succeeded or the event has become a dead letter. Other handlers and other users wait for nothing.
    /// Default false: what is tried again holds nobody back.
    /// </summary>
    /// <remarks>
    /// All tries of an event come before the next: as an inbox has it by default, a user's events wait nine minutes behind one that cannot be handled. An event
    /// for no user keeps no order.
    /// </remarks>
    public bool StrictOrder { get; init; }
}
