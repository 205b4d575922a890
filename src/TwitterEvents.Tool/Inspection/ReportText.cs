using TwitterEvents.Diagnostics;

namespace TwitterEvents.Tool.Inspection;

/// <summary>Parts of a report, for people.</summary>
internal static class ReportText
{
    private const int MostPaths = 3;

    /// <summary>What is said beside an event.</summary>
    public static string Context(EventReport e)
    {
        (string Name, string? Value)[] parts = [("for", e.ForUserId), ("event", e.EventId), ("tag", e.Tag)];
        return string.Join(", ", parts.Where(part => part.Value is not null).Select(part => $"{part.Name} {part.Value}"));
    }

    /// <summary>Every path no schema has, or has otherwise.</summary>
    public static IEnumerable<string> PathsOf(InspectionReport report) =>
        report.Events.SelectMany(e => e.UntypedPaths.Concat(e.MismatchedPaths))
            .Concat(report.Envelope.UntypedPaths)
            .Concat(report.Envelope.MismatchedPaths);

    /// <summary>The first of them, and how many more there are; empty if there is none.</summary>
    public static string Untyped(InspectionReport report)
    {
        List<string> paths = [.. PathsOf(report).Distinct().Select(OutsideText.Show)];
        return paths.Count <= MostPaths ? string.Join(", ", paths) : $"{string.Join(", ", paths.Take(MostPaths))} and {paths.Count - MostPaths} more";
    }
}
