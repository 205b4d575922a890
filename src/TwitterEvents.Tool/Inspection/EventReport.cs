namespace TwitterEvents.Tool.Inspection;

/// <summary>One event of a payload.</summary>
/// <param name="Name">Its key on the wire.</param>
/// <param name="Type">Its type.</param>
/// <param name="UntypedPaths">Where no schema has a property.</param>
/// <param name="MismatchedPaths">Where the value is of another kind than in the schemas.</param>
internal sealed record EventReport(string Name, string Type, IReadOnlyList<string> UntypedPaths, IReadOnlyList<string> MismatchedPaths);
