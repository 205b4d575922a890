using System.Globalization;
using TwitterEvents.Diagnostics;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Inspection;

/// <summary>What all payloads together come to.</summary>
internal sealed class InspectionSummary
{
    private const int MostPaths = 3;

    private static readonly string[] Columns = ["Payload", "Family", "Events", "Context", "Typed", "Lossless", "Not typed"];

    private readonly List<string[]> rows = [];
    private int values;
    private int typedValues;

    public bool IsClean { get; private set; } = true;

    /// <summary>Whether there is a value, or a property without one, that no schema has.</summary>
    public bool HasUntyped { get; private set; }

    /// <summary>Counts a payload.</summary>
    public void Judge(InspectionReport report)
    {
        IsClean &= report is { Error: null, Lossless: true };
        values += report.Values;
        typedValues += report.TypedValues;
        HasUntyped |= report.TypedValues < report.Values || PathsOf(report).Any();
    }

    /// <summary>Keeps a payload for the table.</summary>
    public void Add(string name, InspectionReport report) => rows.Add(
    [
        name,
        report.Family ?? "-",
        string.Join(", ", report.Events.GroupBy(e => e.Type).Select(group => group.Count() > 1 ? $"{group.Count()} {group.Key}" : group.Key)),
        string.Join("; ", report.Events.Select(Context).Where(context => context.Length > 0).Distinct()),
        Share(report.TypedValues, report.Values),
        report.Lossless ? "yes" : "no",
        report.Error ?? Shorten([.. PathsOf(report).Distinct().Select(OutsideText.Show)]),
    ]);

    /// <summary>The table, and a line below it.</summary>
    public void Print(Output output)
    {
        if (output.IsJson)
        {
            return;
        }

        output.WriteTable(Columns, rows);
        output.WriteLine(HasUntyped
            ? $"{Share(typedValues, values)} values are typed; --json has every path that is not."
            : $"{Share(typedValues, values)} values are typed.");
    }

    /// <summary>What is said beside an event.</summary>
    private static string Context(EventReport e)
    {
        (string Name, string? Value)[] parts = [("for", e.ForUserId), ("event", e.EventId), ("tag", e.Tag)];
        return string.Join(", ", parts.Where(part => part.Value is not null).Select(part => $"{part.Name} {part.Value}"));
    }

    private static IEnumerable<string> PathsOf(InspectionReport report) =>
        report.Events.SelectMany(e => e.UntypedPaths.Concat(e.MismatchedPaths))
            .Concat(report.Envelope.UntypedPaths)
            .Concat(report.Envelope.MismatchedPaths);

    private static string Shorten(List<string> paths) =>
        paths.Count <= MostPaths ? string.Join(", ", paths) : $"{string.Join(", ", paths.Take(MostPaths))} and {paths.Count - MostPaths} more";

    private static string Share(int typed, int all) => string.Create(CultureInfo.InvariantCulture, $"{typed} of {all}");
}
