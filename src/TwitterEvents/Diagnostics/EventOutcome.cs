namespace TwitterEvents.Diagnostics;

/// <summary>What became of one event; the names, in lower case, are values of a metric tag.</summary>
internal enum EventOutcome
{
    /// <summary>Every handler has succeeded, at least one of them now.</summary>
    Handled,

    /// <summary>Every handler had succeeded at an earlier delivery.</summary>
    Repeated,

    /// <summary>Nothing handles its type.</summary>
    Unhandled,

    /// <summary>Some handler failed.</summary>
    Failed,

    /// <summary>Some handler overran its time limit.</summary>
    Timeout,

    /// <summary>A handler that keeps strict order has it later: it waits to be called again for an earlier one.</summary>
    Held,

    /// <summary>It was not begun: too many deliveries are in work.</summary>
    Busy,

    /// <summary>Another delivery runs it, or may, and this one has no more to do with it. Never a value of a tag.</summary>
    GivenUp,
}
