using TwitterEvents.Models;

namespace TwitterEvents;

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record TweetCreateEvent : IPostCreated
{
    string? IAction.ActionId => ActionIds.Post(PostId);

    DateTimeOffset? IAccountAction.CreatedAt => Tweet.TimestampMs ?? Tweet.CreatedAt;

    string? IPostCreated.PostId => PostId;

    string? IPostCreated.AuthorId => Tweet.User?.Id;

    string? IPostCreated.AuthorUsername => Tweet.User?.ScreenName;

    string? IPostCreated.Text => (Tweet.RetweetedStatus ?? Tweet).PlainText;

    string? IPostCreated.InReplyToPostId => Tweet.InReplyToStatusId;

    string? IPostCreated.ConversationId => null;

    private string? PostId => Tweet.Id;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record TweetDeleteEvent : IPostDeleted
{
    string? IAction.ActionId => ActionIds.DeletedPost(Status?.Id);

    DateTimeOffset? IAccountAction.CreatedAt => TimestampMs;

    string? IPostDeleted.PostId => Status?.Id;

    string? IPostDeleted.AuthorId => Status?.UserId;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record FavoriteEvent : IPostLiked
{
    string? IAction.ActionId => ActionIds.Like(Id);

    DateTimeOffset? IAccountAction.CreatedAt => TimestampMs ?? CreatedAt;

    string? IPostLiked.PostId => FavoritedStatus?.Id;

    string? IPostLiked.LikerId => User?.Id;

    string? IPostLiked.PostAuthorId => FavoritedStatus?.User?.Id;
}

/// <content>As an action, whichever API tells of it.</content>
public abstract partial record RelationEvent : IAccountAction
{
    string? IAction.ActionId => ActionIds.Relation(Kind.Discriminator!, Source?.Id, Target?.Id, CreatedTimestamp);

    DateTimeOffset? IAccountAction.CreatedAt => CreatedTimestamp;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record FollowEvent : IFollowed
{
    string? IFollowChange.FollowerId => Source?.Id;

    string? IFollowChange.FollowedId => Target?.Id;

    string? IFollowChange.FollowerUsername => Source?.ScreenName;

    string? IFollowChange.FollowedUsername => Target?.ScreenName;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record UnfollowEvent : IUnfollowed
{
    string? IFollowChange.FollowerId => Source?.Id;

    string? IFollowChange.FollowedId => Target?.Id;

    string? IFollowChange.FollowerUsername => Source?.ScreenName;

    string? IFollowChange.FollowedUsername => Target?.ScreenName;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record BlockEvent : IBlocked
{
    string? IRelationChange.SourceId => Source?.Id;

    string? IRelationChange.TargetId => Target?.Id;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record UnblockEvent : IUnblocked
{
    string? IRelationChange.SourceId => Source?.Id;

    string? IRelationChange.TargetId => Target?.Id;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record MuteEvent : IMuted
{
    string? IRelationChange.SourceId => Source?.Id;

    string? IRelationChange.TargetId => Target?.Id;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record UnmuteEvent : IUnmuted
{
    string? IRelationChange.SourceId => Source?.Id;

    string? IRelationChange.TargetId => Target?.Id;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record DirectMessageEvent : IDirectMessage
{
    string? IAction.ActionId => ActionIds.DirectMessage(Id);

    DateTimeOffset? IAccountAction.CreatedAt => CreatedTimestamp;

    string? IDirectMessage.MessageId => Id;

    string? IDirectMessage.ConversationId => Conversations.Of(SenderId, RecipientId);

    string? IDirectMessage.SenderUsername => Sender?.ScreenName;

    string? IDirectMessage.Text => PlainText;

    IReadOnlyList<string> IDirectMessage.MediaUrls => MessageCreate?.MessageData?.Attachment?.Media?.Address is { } url ? [url] : [];
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record DirectMessageIndicateTypingEvent : ITyping
{
    string? IAction.ActionId => ActionIds.Typing(SenderId, Target?.RecipientId, CreatedTimestamp);

    DateTimeOffset? IAccountAction.CreatedAt => CreatedTimestamp;

    string? ITyping.RecipientId => Target?.RecipientId;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record DirectMessageMarkReadEvent : IMessagesRead
{
    string? IAction.ActionId => ActionIds.Read(SenderId, Target?.RecipientId, LastReadEventId);

    DateTimeOffset? IAccountAction.CreatedAt => CreatedTimestamp;

    string? IMessagesRead.ReaderId => SenderId;

    string? IMessagesRead.SenderId => Target?.RecipientId;

    string? IMessagesRead.LastReadMessageId => LastReadEventId;
}

/// <content>As an action, whichever API tells of it.</content>
public sealed partial record UserRevokeEvent : IAuthorizationRevoked
{
    string? IAction.ActionId => ActionIds.Revocation(Source?.UserId, Target?.AppId, DateTime);

    DateTimeOffset? IAccountAction.CreatedAt => DateTime;

    string? IAuthorizationRevoked.UserId => Source?.UserId;

    string? IAuthorizationRevoked.AppId => Target?.AppId;
}
