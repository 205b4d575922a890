using System.Globalization;
using TwitterEvents;

namespace DurableBot;

/// <summary>What an event is known by: its own id where it has one, else what makes it this one.</summary>
internal static class EventKey
{
    public static string Of(TwitterEvent e, EventContext context) => e switch
    {
        XActivityEvent { EventId: { } id } => id,
        TweetCreateEvent { Tweet.IdStr: { } id } => id,
        DirectMessageEvent { Id: { } id } => id,
        FavoriteEvent { Id: { } id } => id,
        TweetDeleteEvent { Status.Id: { } id } => id,
        FilteredStreamPostEvent { Post.Id: { } id } => id,
        RelationEvent relation => Join(relation.Source?.Id, relation.Target?.Id, relation.CreatedTimestamp),
        DirectMessageMarkReadEvent read => Join(read.SenderId, read.Target?.RecipientId, read.LastReadEventId, read.CreatedTimestamp),
        DirectMessageIndicateTypingEvent typing => Join(typing.SenderId, typing.Target?.RecipientId, typing.CreatedTimestamp),
        UserRevokeEvent revoke => Join(revoke.Source?.UserId, revoke.Target?.AppId, revoke.DateTime),
        ReplayJobStatusEvent job => Join(job.JobId, job.JobState),
        _ => context.DeliveryId,
    };

    private static string Join(params IEnumerable<object?> parts) => string.Join('/', parts.Select(part => part switch
    {
        DateTimeOffset at => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        null => "-",
        _ => part.ToString(),
    }));
}
