namespace TwitterEvents.Management;

/// <summary>Why X would not accept the answer of a URL to its check.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Text">The same in a sentence, and the cure.</param>
internal sealed record CrcProblem(CrcProblemKind Kind, string Text)
{
    /// <summary>
    /// Whether X sees the same. An address may be reachable for X and not from where the app runs, behind a router that does not lead back.
    /// </summary>
    public bool IsCertain => Kind is not (CrcProblemKind.NameUnknown or CrcProblemKind.NoConnection or CrcProblemKind.NoAnswer);
}
