using System.Collections.Concurrent;

namespace TwitterEvents.Management.Tests;

/// <summary>Asks for some events of X Activity: by action, by a base of several, and by their own type.</summary>
internal sealed class ActionKeeper(ActionKeeper.Calls calls) : IHandle<IFollowed>, IHandle<IDirectMessage>, IHandle<ProfileUpdateEvent>, IHandle<LikeCreateEvent>
{
    public ValueTask HandleAsync(IFollowed e, EventContext context, CancellationToken cancellationToken) => Keep(nameof(IFollowed));

    public ValueTask HandleAsync(IDirectMessage e, EventContext context, CancellationToken cancellationToken) => Keep(nameof(IDirectMessage));

    public ValueTask HandleAsync(ProfileUpdateEvent e, EventContext context, CancellationToken cancellationToken) => Keep(e.GetType().Name);

    public ValueTask HandleAsync(LikeCreateEvent e, EventContext context, CancellationToken cancellationToken) => Keep(nameof(LikeCreateEvent));

    private ValueTask Keep(string name)
    {
        calls.Names.Enqueue(name);
        return ValueTask.CompletedTask;
    }

    /// <summary>What was handled.</summary>
    internal sealed class Calls
    {
        public ConcurrentQueue<string> Names { get; } = new();
    }
}
