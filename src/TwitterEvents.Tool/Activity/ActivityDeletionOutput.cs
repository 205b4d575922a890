namespace TwitterEvents.Tool.Activity;

/// <summary>What <c>activity delete</c> prints.</summary>
/// <param name="Ended">The ids of those that are gone, also if they were gone before.</param>
/// <param name="Failures">Why others are not, by id.</param>
internal sealed record ActivityDeletionOutput(IReadOnlyList<string> Ended, IReadOnlyDictionary<string, string> Failures);
