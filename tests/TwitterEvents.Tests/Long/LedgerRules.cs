using TwitterEvents.Dispatching;

namespace TwitterEvents.Tests;

/// <summary>What must hold of a ledger when all is over, however the threads took turns.</summary>
internal static class LedgerRules
{
    /// <returns>A sentence for each breach, with the calls it is about.</returns>
    public static IEnumerable<string> Breaches(Ledger ledger, int handlers)
    {
        var byPair = ledger.Calls.ToLookup(call => call.Pair);
        return byPair.SelectMany(OfPair)
            .Concat(ledger.Calls.GroupBy(call => call.Submission).SelectMany(OrderOf))
            .Concat(ledger.Submissions.SelectMany(submission => AnswerOf(submission, byPair, handlers)));
    }

    private static IEnumerable<string> OfPair(IGrouping<(ModelEvent, int), LedgerCall> pair)
    {
        var calls = pair.OrderBy(call => call.BeganAt).ToArray();
        for (var i = 0; i < calls.Length; i++)
        {
            var first = calls[i];
            if (first.HasReturned != (first.Outcome == HandlerOutcome.Succeeded) && !(first.HasReturned && first.Overran))
            {
                yield return Tell("A call that returned has succeeded, unless it overran its limit, and no other has", first);
            }

            foreach (var next in calls.Skip(i + 1).Where(next => !next.WasOverdueWhen(first)))
            {
                if (next.BeganAt < first.EndedAt && !first.Overran)
                {
                    yield return Tell("A call began while an earlier one of the same event and handler ran within its limit", first, next);
                }

                // What returned too late is remembered at a moment nobody can see from outside; a delivery begun after its disposal comes later.
                if (first.HasReturned && (first.Overran ? next.Submission.BeganAt > first.DisposedAt : next.BeganAt > first.EndedAt))
                {
                    yield return Tell("A call began though an earlier one of the same event and handler had returned", first, next);
                }
            }
        }
    }

    private static IEnumerable<string> OrderOf(IGrouping<Submission, LedgerCall> delivery)
    {
        LedgerCall? last = null;
        foreach (var call in delivery.OrderBy(call => call.Place).ThenBy(call => call.Pair.Handler))
        {
            if (last is not null && call.BeganAt < last.EndedAt)
            {
                yield return Tell("A delivery began a call before what stands before it had ended", last, call);
            }

            // Nobody waits for one that overran.
            last = call.Overran ? last : call;
        }
    }

    private static IEnumerable<string> AnswerOf(Submission submission, ILookup<(ModelEvent, int), LedgerCall> byPair, int handlers)
    {
        if (submission.Outcome is null)
        {
            yield return $"A delivery of {string.Join(", ", submission.Events)} has not completed.";
        }
        else if (submission.Outcome == DeliveryOutcome.Handled)
        {
            foreach (var pair in submission.Events.SelectMany(e => Enumerable.Range(0, handlers).Select(handler => (e, handler))))
            {
                if (!byPair[pair].Any(call => call.HasReturned && call.EndedAt < submission.EndedAt))
                {
                    yield return Tell($"The delivery begun {submission.BeganAt} was answered as handled, but of {pair} nothing had returned", [.. byPair[pair]]);
                }
            }
        }
    }

    private static string Tell(string rule, params LedgerCall[] calls) => $"{rule}:\n  {string.Join("\n  ", calls.AsEnumerable())}";
}
