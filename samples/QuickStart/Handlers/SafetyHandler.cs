using TwitterEvents;
using TwitterEvents.Models;

namespace QuickStart.Handlers;

/// <summary>Blocks and mutes.</summary>
internal sealed class SafetyHandler(IJournal journal)
    : IHandle<BlockEvent>, IHandle<UnblockEvent>, IHandle<MuteEvent>, IHandle<UnmuteEvent>
{
    public ValueTask HandleAsync(BlockEvent e, EventContext context, CancellationToken cancellationToken) =>
        Note(e, context, e.Target, "is blocked");

    public ValueTask HandleAsync(UnblockEvent e, EventContext context, CancellationToken cancellationToken) =>
        Note(e, context, e.Target, "is no longer blocked");

    public ValueTask HandleAsync(MuteEvent e, EventContext context, CancellationToken cancellationToken) =>
        Note(e, context, e.Target, "is muted");

    public ValueTask HandleAsync(UnmuteEvent e, EventContext context, CancellationToken cancellationToken) =>
        Note(e, context, e.Target, "is no longer muted");

    private ValueTask Note(TwitterEvent e, EventContext context, User? target, string what)
    {
        journal.Note(this, e, context, $"@{target?.ScreenName} {what}");
        return ValueTask.CompletedTask;
    }
}
