using TwitterEvents;

namespace QuickStart.Handlers;

/// <summary>The nine kinds of changes of a profile. They share a base, so that one method takes them all.</summary>
internal sealed class ProfileHandler(IJournal journal) : IHandle<ProfileUpdateEvent>
{
    public ValueTask HandleAsync(ProfileUpdateEvent e, EventContext context, CancellationToken cancellationToken) =>
        journal.NoteAsync(this, e, context, "now:", e.After);
}
