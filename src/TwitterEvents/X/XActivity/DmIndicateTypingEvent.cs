using TwitterEvents.Models;

namespace TwitterEvents;

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record DmIndicateTypingEvent : ITyping, IActionGroup
{
    IReadOnlyList<IAction> IActionGroup.Actions => [.. (DirectMessageIndicateTypingEvents ?? []).Select(typing => new Action(typing, ForUserId))];

    string? IAction.ActionId => First.ActionId;

    DateTimeOffset? IAccountAction.CreatedAt => First.CreatedAt;

    string? ITyping.SenderId => First.SenderId;

    string? ITyping.RecipientId => First.RecipientId;

    private Action First => new(DirectMessageIndicateTypingEvents is [var first, ..] ? first : null, ForUserId);

    private sealed record Action(TypingIndicator? Typing, string? ForUserId) : ITyping
    {
        public string? ActionId => ActionIds.Typing(SenderId, RecipientId, CreatedAt);

        public DateTimeOffset? CreatedAt => Typing?.CreatedTimestamp;

        public string? SenderId => Typing?.SenderId;

        public string? RecipientId => Typing?.Target?.RecipientId;
    }
}
