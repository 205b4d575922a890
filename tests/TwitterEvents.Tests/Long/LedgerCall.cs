using TwitterEvents.Dispatching;

namespace TwitterEvents.Tests;

/// <summary>One call of a handler, as the handler itself saw it. Moments are numbers of the ledger's one sequence.</summary>
/// <param name="Pair">The event and the number of the handler.</param>
/// <param name="Attempt">How many calls of this pair came before.</param>
/// <param name="Submission">The delivery it runs for.</param>
/// <param name="Place">Where the event stands in the body.</param>
/// <param name="Run">What the library keeps of the call; its outcome is asked for when all is over.</param>
/// <param name="BeganAt">When its code was reached.</param>
/// <param name="TimeAtBegin">When that was, by the clock of the library.</param>
internal sealed record LedgerCall(
    (ModelEvent Event, int Handler) Pair, int Attempt, Submission Submission, int Place, HandlerRun Run, long BeganAt, long TimeAtBegin)
{
    /// <summary>When its code had ended, by returning or by an exception.</summary>
    public long EndedAt { get; set; } = long.MaxValue;

    /// <summary>When its services were disposed, which comes after its success was remembered.</summary>
    public long DisposedAt { get; set; } = long.MaxValue;

    public bool HasReturned { get; set; }

    public HandlerOutcome Outcome => Run.Completion.IsCompletedSuccessfully ? Run.Completion.Result : throw new InvalidOperationException($"Not over: {this}");

    public bool Overran => Outcome == HandlerOutcome.TimedOut;

    /// <summary>
    /// Whether its turn had come before another call began, but its code was reached only afterwards: its time limit passed in between, and
    /// the threads happened to stand just so.
    /// </summary>
    public bool WasOverdueWhen(LedgerCall other) => Overran && Run.StartedAt < other.TimeAtBegin;

    public override string ToString() =>
        $"user {Pair.Event.User} event {Pair.Event.Id} handler {Pair.Handler} attempt {Attempt}: began {BeganAt}, ended {EndedAt}, disposed {DisposedAt}, "
            + $"{(HasReturned ? "returned" : "threw")}, {(Run.Completion.IsCompletedSuccessfully ? Run.Completion.Result : null)}, "
            + $"of the delivery begun {Submission.BeganAt}, ended {Submission.EndedAt} as {Submission.Outcome}";
}
