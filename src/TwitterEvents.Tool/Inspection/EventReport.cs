namespace TwitterEvents.Tool.Inspection;

/// <summary>One event of a payload.</summary>
/// <param name="Name">Its key on the wire.</param>
/// <param name="Type">Its type.</param>
/// <param name="ForUserId">The subscribed user it is for; null if it does not say.</param>
/// <param name="EventId">The id X Activity gave it.</param>
/// <param name="Tag">The tag of the subscription it came by, or the tags of the rules of the filtered stream.</param>
/// <param name="UntypedPaths">Where no schema has a property.</param>
/// <param name="MismatchedPaths">Where the value is of another kind than in the schemas.</param>
internal sealed record EventReport(
    string Name,
    string Type,
    string? ForUserId,
    string? EventId,
    string? Tag,
    IReadOnlyList<string> UntypedPaths,
    IReadOnlyList<string> MismatchedPaths);
