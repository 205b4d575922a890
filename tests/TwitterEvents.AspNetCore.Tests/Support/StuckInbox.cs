using TwitterEvents.Inbox;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>An inbox that takes its time to store a delivery.</summary>
internal sealed class StuckInbox : IInbox
{
    private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public InboxDepth? Depth => null;

    /// <summary>Stores all.</summary>
    public void End() => end.SetResult();

    public async ValueTask AcceptAsync(AcceptedDelivery delivery, CancellationToken cancellationToken) =>
        await end.Task;

    public ValueTask<InboxWork> TakeAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<InboxClaim> ClaimAsync(InboxWork work, InboxCall call, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<bool> CompleteAsync(InboxWork work, InboxKey key) => throw new NotSupportedException();

    public ValueTask<bool> FailAsync(InboxWork work, InboxFailure failure) => throw new NotSupportedException();

    public ValueTask<bool> SettleAsync(InboxWork work) => throw new NotSupportedException();

    public ValueTask AbandonAsync(InboxWork work) => throw new NotSupportedException();

    public ValueTask<string?> FindProblemAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
}
