using System.Globalization;
using Spectre.Console;

namespace TwitterEvents.Tool.Inspection;

/// <summary>What all payloads together come to. A person gets it as a table; a pipe gets the JSON lines only.</summary>
internal sealed class InspectionSummary
{
    private readonly List<InspectionReport> reports = [];

    public bool IsClean => reports.TrueForAll(report => report is { Error: null, Lossless: true });

    public void Add(InspectionReport report) => reports.Add(report);

    public void Print()
    {
        if (Console.IsOutputRedirected)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Payload", "Events", "Typed", "Lossless", "Not typed");
        foreach (var report in reports)
        {
            var events = string.Join(", ", report.Events.GroupBy(e => e.Type).Select(group => $"{group.Count()} {group.Key}"));
            var notTyped = report.Events.SelectMany(e => e.UntypedPaths.Concat(e.MismatchedPaths))
                .Concat(report.Envelope.UntypedPaths).Concat(report.Envelope.MismatchedPaths)
                .Distinct();
            table.AddRow(
                Markup.Escape(Path.GetFileName(report.File)),
                Markup.Escape(events),
                string.Create(CultureInfo.InvariantCulture, $"{report.TypedValues}/{report.Values}"),
                report.Lossless ? "yes" : "[red]no[/]",
                Markup.Escape(report.Error ?? string.Join(", ", notTyped)));
        }

        AnsiConsole.Write(table);
    }
}
