namespace TwitterEvents.Tool.Listening;

/// <summary>What an event is about in a few words: ids and names, and never what somebody wrote.</summary>
internal static class EventSummary
{
    public static string Of(TwitterEvent e) => e switch
    {
        IActionGroup { Actions: { Count: > 1 } actions } => string.Join("; ", actions.OfType<IAccountAction>().Select(Of)),
        AccountRelationEvent relation => $"{Who(relation.Source?.Username, relation.Source?.Id)} → {Who(relation.Target?.Username, relation.Target?.Id)}",
        ChatMessageEvent chat => $"message {chat.Id ?? "?"} by {Who(null, chat.SenderId)}, encrypted",
        ProfileUpdateEvent => "",
        SpaceEvent space => $"space {space.BroadcastId ?? "?"}",
        BroadcastEvent broadcast => $"broadcast {broadcast.BroadcastId ?? "?"}",
        NewsNewEvent news => $"story {news.Id ?? "?"}",
        IAccountAction action => Of(action),
        _ => "",
    };

    private static string Of(IAccountAction action) => action switch
    {
        IPostCreated post => $"{Name(post.Variant)} {post.PostId ?? "?"} by {Who(post.AuthorUsername, post.AuthorId)}",
        IPostDeleted post => $"post {post.PostId ?? "?"} by {Who(null, post.AuthorId)}",
        IPostLiked post => $"post {post.PostId ?? "?"} by {Who(null, post.PostAuthorId)}, liked by {Who(null, post.LikerId)}",
        IDirectMessage message => $"message {message.MessageId ?? "?"} by {Who(message.SenderUsername, message.SenderId)}",
        IMessagesRead read => $"read by {Who(null, read.ReaderId)}, to message {read.LastReadMessageId ?? "?"}",
        ITyping typing => $"by {Who(null, typing.SenderId)}",
        IAuthorizationRevoked revoked => $"by {Who(null, revoked.UserId)}",
        _ => "",
    };

    private static string Name(PostVariant variant) => variant switch
    {
        PostVariant.Reply => "reply",
        PostVariant.Mention => "mention",
        PostVariant.Repost => "repost",
        PostVariant.Quote => "quote",
        _ => "post",
    };

    private static string Who(string? username, string? id) =>
        username is null ? id ?? "?" : id is null ? $"@{username}" : $"@{username} ({id})";
}
