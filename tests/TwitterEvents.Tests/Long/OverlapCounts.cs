using TwitterEvents.Dispatching;

namespace TwitterEvents.Tests;

/// <summary>What happened in a run: one in which nothing went wrong has shown nothing.</summary>
internal sealed record OverlapCounts(
    int Deliveries, int Handled, int Busy, int Repeated, int Calls, int Succeeded, int Failed, int Cancelled, int TimedOut, int ReturnedLate, int DisposalsFailed,
    int NotBegun)
{
    public static OverlapCounts Of(Ledger ledger, CollectedLogs logs)
    {
        var calls = ledger.Calls.ToLookup(call => call.Outcome);
        var running = ledger.Calls.Select(call => call.Submission).ToHashSet();
        return new OverlapCounts(
            ledger.Submissions.Count,
            ledger.Submissions.Count(submission => submission.Outcome == DeliveryOutcome.Handled),
            ledger.Submissions.Count(submission => submission.Outcome == DeliveryOutcome.Busy),
            ledger.Submissions.Count(submission => submission.Outcome == DeliveryOutcome.Handled && !running.Contains(submission)),
            ledger.Calls.Count,
            calls[HandlerOutcome.Succeeded].Count(),
            calls[HandlerOutcome.Failed].Count(),
            calls[HandlerOutcome.Cancelled].Count(),
            calls[HandlerOutcome.TimedOut].Count(),
            calls[HandlerOutcome.TimedOut].Count(call => call.HasReturned),
            logs.Lines.Count(line => line.Text.Contains("disposing its services failed", StringComparison.Ordinal)),
            logs.Lines.Count(line => line.Text.Contains("was not begun within", StringComparison.Ordinal)));
    }

    public static OverlapCounts operator +(OverlapCounts a, OverlapCounts b) => new(
        a.Deliveries + b.Deliveries,
        a.Handled + b.Handled,
        a.Busy + b.Busy,
        a.Repeated + b.Repeated,
        a.Calls + b.Calls,
        a.Succeeded + b.Succeeded,
        a.Failed + b.Failed,
        a.Cancelled + b.Cancelled,
        a.TimedOut + b.TimedOut,
        a.ReturnedLate + b.ReturnedLate,
        a.DisposalsFailed + b.DisposalsFailed,
        a.NotBegun + b.NotBegun);

    public void AssertThatMuchHappened(int deliveries)
    {
        Assert.True(Deliveries >= deliveries, $"{this}");
        Assert.True(Math.Min(Succeeded, Failed) > deliveries / 8, $"{this}");
    }

    /// <summary>What is rare may be missing in a short run: how threads take turns decides it.</summary>
    public void AssertThatAllHappened()
    {
        Assert.True(new[] { Handled, Busy, Repeated, Cancelled, TimedOut, ReturnedLate, DisposalsFailed }.Min() > 0, $"{this}");
    }
}
