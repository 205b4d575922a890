using TwitterEvents;

namespace NativeBot;

/// <summary>Takes both APIs' events.</summary>
internal sealed class ActionHandler : IHandle<IPostCreated>, IHandle<IDirectMessage>, IHandle<IFollowed>
{
    public ValueTask HandleAsync(IPostCreated e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Action(nameof(IPostCreated), e.PostId, context);

    public ValueTask HandleAsync(IDirectMessage e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Action(nameof(IDirectMessage), e.MessageId, context);

    public ValueTask HandleAsync(IFollowed e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Action(nameof(IFollowed), e.FollowerId, context);
}
