namespace TwitterEvents.Management;

/// <summary>What became of several subscriptions that were to be deleted.</summary>
/// <param name="DeletedIds">Those that are gone, also those that were gone before.</param>
/// <param name="Failures">Why each of the others is not.</param>
public sealed record ActivityDeletion(IReadOnlyList<string> DeletedIds, IReadOnlyList<ActivityDeletionFailure> Failures);
