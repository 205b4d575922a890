namespace TwitterEvents.Tests;

/// <summary>One event of the model, by what makes it the same when it comes again.</summary>
internal readonly record struct ModelEvent(int User, int Id);

/// <summary>One delivery given to the processor. Moments are numbers of the ledger's one sequence.</summary>
internal sealed class Submission(IReadOnlyList<ModelEvent> events, long beganAt)
{
    /// <summary>The one on whose behalf the code that asks runs; it flows into the handlers.</summary>
    public static readonly AsyncLocal<Submission?> Current = new();

    public IReadOnlyList<ModelEvent> Events => events;

    public long BeganAt => beganAt;

    public long EndedAt { get; set; }

    public DeliveryOutcome? Outcome { get; set; }
}
