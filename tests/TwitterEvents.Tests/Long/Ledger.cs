using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using TwitterEvents.Dispatching;

namespace TwitterEvents.Tests;

/// <summary>What ran, when, for which delivery and to what end.</summary>
internal sealed class Ledger(TimeProvider time)
{
    private readonly ConcurrentQueue<LedgerCall> calls = new();
    private readonly ConcurrentQueue<Submission> submissions = new();
    private readonly ConcurrentDictionary<(ModelEvent, int), int> attempts = new();
    private long moments;

    public IReadOnlyCollection<LedgerCall> Calls => calls;

    public IReadOnlyCollection<Submission> Submissions => submissions;

    /// <summary>The next moment: later than every one that was given before.</summary>
    public long Now() => Interlocked.Increment(ref moments);

    public Submission Submit(IReadOnlyList<ModelEvent> events)
    {
        var submission = new Submission(events, Now());
        submissions.Enqueue(submission);
        return submission;
    }

    /// <summary>Called by a handler as the first thing it does.</summary>
    public LedgerCall Begin(TwitterEvent e, int handler, EventContext context)
    {
        var now = Now();
        var submission = Submission.Current.Value ?? throw new InvalidOperationException("The caller's context has not come to the handler.");
        var run = SynchronizationContext.Current as HandlerRun ?? throw new InvalidOperationException("A handler was begun on a foreign thread.");
        var pair = (new ModelEvent(Number(e.ForUserId), Number(((DirectMessageEvent)e).Id)), handler);
        MemoryMarshal.TryGetArray(context.RawEvent, out var raw);
        var attempt = attempts.AddOrUpdate(pair, 0, static (_, before) => before + 1);
        var call = new LedgerCall(pair, attempt, submission, raw.Offset, run, now, time.GetTimestamp());
        calls.Enqueue(call);
        return call;
    }

    private static int Number(string? text) => int.Parse(text!, System.Globalization.CultureInfo.InvariantCulture);
}
