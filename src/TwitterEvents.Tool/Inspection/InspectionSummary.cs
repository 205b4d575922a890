using System.Globalization;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Inspection;

/// <summary>What all payloads together come to.</summary>
internal sealed class InspectionSummary
{
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
        HasUntyped |= report.TypedValues < report.Values || ReportText.PathsOf(report).Any();
    }

    /// <summary>Keeps a payload for the table.</summary>
    public void Add(string name, InspectionReport report) => rows.Add(
    [
        name,
        report.Family ?? "-",
        string.Join(", ", report.Events.GroupBy(e => e.Type).Select(group => group.Count() > 1 ? $"{group.Count()} {group.Key}" : group.Key)),
        string.Join("; ", report.Events.Select(ReportText.Context).Where(context => context.Length > 0).Distinct()),
        Share(report.TypedValues, report.Values),
        report.Lossless ? "yes" : "no",
        report.Error ?? ReportText.Untyped(report),
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

    private static string Share(int typed, int all) => string.Create(CultureInfo.InvariantCulture, $"{typed} of {all}");
}
