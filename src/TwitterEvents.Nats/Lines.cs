using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>
/// The lines of handlers that keep strict order: of each the bucket of claims has who was last to wait in it. Each one that waits is told who is before it, and
/// waits until that one's claim is over; so there is no list that could be at odds with the claims.
/// </summary>
/// <remarks>
/// What the bucket has forgotten, because it is older than it keeps anything or because its server was killed, is over: a line may lose its order then, and
/// never stands still for ever.
/// </remarks>
internal static class Lines
{
    /// <summary>Who is before a call that has come for the first time, which is last of its line then; null if nobody is: it may run.</summary>
    public static async ValueTask<InboxKey?> FindBeforeAsync(Claims claims, InboxCall call, ulong delivery, CancellationToken cancellationToken) =>
        call.Line is { } line ? await JoinAsync(claims, line, call, delivery, isWaiting: false, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>Has those wait that come later for a call that is to be tried again.</summary>
    /// <returns>Who is before it; null if nobody is.</returns>
    public static async ValueTask<InboxKey?> WaitAsync(Claims claims, InboxCall call, ulong delivery, CancellationToken cancellationToken) =>
        call.Line is { } line ? await JoinAsync(claims, line, call, delivery, isWaiting: true, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>Whether nobody need wait for a call.</summary>
    public static async ValueTask<bool> IsOverAsync(Claims claims, InboxKey call, CancellationToken cancellationToken) =>
        (await claims.ReadAsync(call, cancellationToken).ConfigureAwait(false)).State is null or ClaimState.Done or ClaimState.Dead;

    private static async ValueTask<InboxKey?> JoinAsync(
        Claims claims, InboxKey line, InboxCall call, ulong delivery, bool isWaiting, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (state, revision) = await claims.ReadAsync(line, cancellationToken).ConfigureAwait(false);
            var last = state as ClaimState.Last;
            if (last?.Call == call.Key)
            {
                // It was here before, in a process that is gone.
                return last.Before is { } one && !await IsOverAsync(claims, one, cancellationToken).ConfigureAwait(false) ? one : null;
            }

            var before = last is null || await IsOverAsync(claims, last.Call, cancellationToken).ConfigureAwait(false) ? null : last;
            if (before is null && !isWaiting)
            {
                return null;
            }

            if (before is not null && before.IsAfter(delivery, call))
            {
                // It comes late: a dead letter that was requeued, or what a process says that was silent.
                return null;
            }

            var next = new ClaimState.Last(call.Key, delivery, call.Event, call.Action, before?.Call);
            if (await claims.TryWriteAsync(line, next, revision, cancellationToken).ConfigureAwait(false) is not null)
            {
                return before?.Call;
            }
        }
    }
}
