using TwitterEvents.Models;

namespace TwitterEvents;

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record DmReadEvent : IMessagesRead, IActionGroup
{
    IReadOnlyList<IAction> IActionGroup.Actions => [.. (DirectMessageMarkReadEvents ?? []).Select(read => new Action(read, ForUserId))];

    string? IAction.ActionId => First.ActionId;

    DateTimeOffset? IAccountAction.CreatedAt => First.CreatedAt;

    string? IMessagesRead.ReaderId => First.ReaderId;

    string? IMessagesRead.SenderId => First.SenderId;

    string? IMessagesRead.LastReadMessageId => First.LastReadMessageId;

    private Action First => new(DirectMessageMarkReadEvents is [var first, ..] ? first : null, ForUserId);

    private sealed record Action(MessagesRead? Read, string? ForUserId) : IMessagesRead
    {
        public string? ActionId => ActionIds.Read(ReaderId, SenderId, LastReadMessageId);

        public DateTimeOffset? CreatedAt => Read?.CreatedTimestamp;

        public string? ReaderId => Read?.SenderId;

        public string? SenderId => Read?.Target?.RecipientId;

        public string? LastReadMessageId => Read?.LastReadEventId;
    }
}
