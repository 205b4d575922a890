using TwitterEvents;

namespace NativeBot;

internal sealed class PostHandler
    : IHandle<TweetCreateEvent>, IHandle<TweetDeleteEvent>, IHandle<FavoriteEvent>
{
    public ValueTask HandleAsync(TweetCreateEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<TweetCreateEvent>(context);

    public ValueTask HandleAsync(TweetDeleteEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<TweetDeleteEvent>(context);

    public ValueTask HandleAsync(FavoriteEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<FavoriteEvent>(context);
}

internal sealed class PeopleHandler
    : IHandle<FollowEvent>, IHandle<UnfollowEvent>, IHandle<BlockEvent>, IHandle<UnblockEvent>, IHandle<MuteEvent>, IHandle<UnmuteEvent>
{
    public ValueTask HandleAsync(FollowEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<FollowEvent>(context);

    public ValueTask HandleAsync(UnfollowEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<UnfollowEvent>(context);

    public ValueTask HandleAsync(BlockEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<BlockEvent>(context);

    public ValueTask HandleAsync(UnblockEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<UnblockEvent>(context);

    public ValueTask HandleAsync(MuteEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<MuteEvent>(context);

    public ValueTask HandleAsync(UnmuteEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<UnmuteEvent>(context);
}

internal sealed class MessageHandler
    : IHandle<DirectMessageEvent>, IHandle<DirectMessageIndicateTypingEvent>, IHandle<DirectMessageMarkReadEvent>
{
    public ValueTask HandleAsync(DirectMessageEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<DirectMessageEvent>(context);

    public ValueTask HandleAsync(DirectMessageIndicateTypingEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<DirectMessageIndicateTypingEvent>(context);

    public ValueTask HandleAsync(DirectMessageMarkReadEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<DirectMessageMarkReadEvent>(context);
}

internal sealed class AccountHandler : IHandle<UserRevokeEvent>, IHandle<ReplayJobStatusEvent>
{
    public ValueTask HandleAsync(UserRevokeEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<UserRevokeEvent>(context);

    public ValueTask HandleAsync(ReplayJobStatusEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<ReplayJobStatusEvent>(context);
}

internal static class Printed
{
    public static ValueTask Handled<T>(EventContext context)
    {
        Console.WriteLine($"handled {context.WireName} {typeof(T).Name}");
        return ValueTask.CompletedTask;
    }

    public static ValueTask Action(string action, string? id, EventContext context)
    {
        Console.WriteLine($"{action} {id} by {context.WireName}");
        return ValueTask.CompletedTask;
    }
}
