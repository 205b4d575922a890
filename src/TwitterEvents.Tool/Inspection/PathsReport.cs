namespace TwitterEvents.Tool.Inspection;

/// <summary>Paths of the envelope, as in <see cref="EventReport"/>.</summary>
internal sealed record PathsReport(IReadOnlyList<string> UntypedPaths, IReadOnlyList<string> MismatchedPaths);
