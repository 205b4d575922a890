namespace TwitterEvents.Inbox;

/// <summary>
/// Keeps deliveries from when they were accepted until every handler has succeeded on every event in them, or was given up. Whoever receives only
/// accepts; whoever runs handlers takes work, claims each call of a handler before it runs, and says what became of it.
/// </summary>
/// <remarks>
/// What is promised: a delivery that was accepted is given out until it is settled, also after a crash. Those of one user are given out one after
/// another, in the order they were accepted; the next when the one before is settled. A claim is given once for each key, and what a former owner says
/// of it counts no more. Of the calls of a line (<see cref="InboxCall.Line"/>) that have failed or were held back, only the first is given out, by the order
/// of the deliveries and within one of the events and actions; it leaves the line when it has succeeded or is a dead letter.
/// </remarks>
public interface IInbox
{
    /// <summary>Stores a delivery; it is safe when this returns.</summary>
    /// <param name="delivery">The delivery. Its body must not change before this returns.</param>
    /// <param name="cancellationToken">Ends the wait; the delivery may be stored all the same.</param>
    /// <exception cref="InboxUnavailableException">It could not be stored: the sender must send it again.</exception>
    ValueTask AcceptAsync(AcceptedDelivery delivery, CancellationToken cancellationToken);

    /// <summary>Takes the next piece of work whose turn it is; waits for one.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<InboxWork> TakeAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Claims one handler's call on one event, before it runs. One whose turn in its line has not come is stored instead, to be run by itself. What is known
    /// of its <see cref="InboxCall.FormerKey"/> is known of the call.
    /// </summary>
    /// <param name="work">What it belongs to.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<InboxClaim> ClaimAsync(InboxWork work, InboxCall call, CancellationToken cancellationToken);

    /// <summary>The handler has succeeded: it never runs on that event again. It may be said after <see cref="FailAsync"/>, when it ended late.</summary>
    /// <param name="work">What it belongs to.</param>
    /// <param name="key">The call.</param>
    /// <returns>False if the work is another's by now, and what is said of it counts no more.</returns>
    ValueTask<bool> CompleteAsync(InboxWork work, InboxKey key);

    /// <summary>A call that was claimed has failed: it is to run again later, or to rest as a dead letter.</summary>
    /// <param name="work">What it belongs to.</param>
    /// <param name="failure">How it failed, and when it is to run again.</param>
    /// <returns>False if the work is another's by now: nothing more is said of it.</returns>
    ValueTask<bool> FailAsync(InboxWork work, InboxFailure failure);

    /// <summary>Everything in it has had its turn: the next of the same user may begin.</summary>
    /// <param name="work">The work.</param>
    /// <returns>False if the work is another's by now.</returns>
    ValueTask<bool> SettleAsync(InboxWork work);

    /// <summary>It is given back as it was taken: the app stops. No attempt is counted.</summary>
    /// <param name="work">The work.</param>
    ValueTask AbandonAsync(InboxWork work);

    /// <summary>How many deliveries wait, as far as is known at this moment; null if that cannot be told. It is asked whenever somebody collects metrics.</summary>
    InboxDepth? Depth { get; }

    /// <summary>Tries whether a delivery could be stored now.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Why it could not; null if it could.</returns>
    ValueTask<string?> FindProblemAsync(CancellationToken cancellationToken);
}
