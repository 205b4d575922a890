namespace TwitterEvents.Inbox;

/// <summary>A delivery in an inbox.</summary>
/// <param name="Id">Its number in the inbox.</param>
/// <param name="App">The app that received it; null for the only one.</param>
/// <param name="UserId">Whom it is for; null if it is for nobody.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="Length">How many bytes its body has.</param>
/// <param name="IsWaiting">Whether it has not had its turn yet, or is having it.</param>
/// <param name="Calls">Its calls that have failed: those that are tried again, and dead letters.</param>
public sealed record InboxDelivery(
    long Id, string? App, string? UserId, DateTimeOffset ReceivedAt, long Length, bool IsWaiting, IReadOnlyList<InboxFailedCall> Calls)
{
    /// <summary>Its body as it came; null where it was not asked for.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }
}
