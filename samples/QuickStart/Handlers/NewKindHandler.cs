using TwitterEvents;

namespace QuickStart.Handlers;

/// <summary>What X sends and this version of the library has no type for: nothing is lost.</summary>
internal sealed class NewKindHandler(IJournal journal) : IHandle<UnknownEvent>
{
    public ValueTask HandleAsync(UnknownEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "new kind:", e.Type ?? "without type");
}
