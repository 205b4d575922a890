using TwitterEvents.Management;
using TwitterEvents.Tool.CommandLine;

namespace TwitterEvents.Tool.Activity;

/// <summary>Prints what <c>activity sync</c> would do, or has done.</summary>
/// <param name="isDry">Whether nothing was done.</param>
/// <param name="webhook">The webhook; null for the stream alone.</param>
/// <param name="tag">The tag.</param>
/// <param name="rows">The plan, or how it stands.</param>
/// <param name="counts">The plan in numbers.</param>
internal sealed class SyncReport(bool isDry, Webhook? webhook, string tag, IReadOnlyList<PlanRow> rows, PlanCounts counts)
{
    public void Print(Output output)
    {
        var problems = PlanProblem.Of(rows);
        IReadOnlyList<string> types = [.. rows.Where(row => row.Target is not null).Select(row => row.EventType).Distinct()];
        output.Print(
            new SyncOutput(
                problems.Count == 0 && !(isDry && counts.IsTooMany),
                isDry,
                webhook?.Id,
                tag,
                [.. rows.Select(PlanRowOutput.Of)],
                counts,
                problems,
                types.ToDictionary(type => type, type => ActivityEventType.Find(type)?.Price, StringComparer.Ordinal),
                ActivityEventType.PricesAsOf),
            OutputJsonContext.Readable.SyncOutput,
            () => Write(output, types));
        Warn(output, problems);
        if (!output.IsJson)
        {
            output.WriteLine(Summary(problems));
        }
    }

    private void Write(Output output, IReadOnlyList<string> types)
    {
        output.WriteTable(PlanRowOutput.Columns, [.. rows.Select(PlanRowOutput.Row)]);
        output.WriteLine(counts.ToString());
        output.WriteLine(Prices.Line(types));
    }

    private void Warn(Output output, IReadOnlyList<PlanProblem> problems)
    {
        foreach (var problem in problems)
        {
            output.Note(problem.ToString());
        }

        if (counts.TooMany is { } tooMany)
        {
            output.Note(tooMany);
        }

        if (webhook is { Valid: false })
        {
            output.Note(ActivityAddCommand.InvalidWebhook(webhook));
        }
    }

    private string Summary(IReadOnlyList<PlanProblem> problems)
    {
        var wanted = rows.Count(row => row.Target is not null);
        var missing = rows.Count(row => row.Target is not null && row.Problem is not null);
        return isDry
            ? $"Dry run: nothing is changed. {(missing == 0 ? "Without --dry-run it is done." : $"{missing} of {wanted} subscriptions could not be made.")}"
            : $"{wanted - missing} of {wanted} subscriptions stand for {(webhook is null ? "the stream" : $"webhook {WebhookChoice.Show(webhook)}")}.{(problems.Count == 0 ? "" : " The others are named above.")}";
    }
}
