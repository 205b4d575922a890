namespace TwitterEvents.Dispatching;

/// <summary>How a call of a handler ended.</summary>
internal enum HandlerOutcome
{
    /// <summary><c>HandleAsync</c> returned, whatever became of its services afterwards.</summary>
    Succeeded,

    /// <summary>It threw, or the handler could not be made.</summary>
    Failed,

    /// <summary>The shutdown or the caller stopped it.</summary>
    Cancelled,

    /// <summary>Its time limit passed first. What still runs of it is counted apart, and nobody waits for it.</summary>
    TimedOut,

    /// <summary>It was not called: too many of its calls have overrun their limit and still run.</summary>
    Refused,
}
