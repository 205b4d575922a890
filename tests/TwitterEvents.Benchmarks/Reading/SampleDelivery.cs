using System.Text.Json.Serialization;
using TwitterEvents.Models;

namespace TwitterEvents.Benchmarks.Reading;

/// <summary>A delivery as one would write it by hand for System.Text.Json or Newtonsoft.Json, of the same records.</summary>
public sealed record SampleDelivery
{
    [JsonPropertyName("for_user_id")]
    public TextOrNumber? ForUserId { get; init; }

    [JsonPropertyName("user_has_blocked")]
    public BooleanOrText? UserHasBlocked { get; init; }

    [JsonPropertyName("is_blocked_by")]
    public BooleanOrText? IsBlockedBy { get; init; }

    [JsonPropertyName("users")]
    public IReadOnlyDictionary<string, User>? Users { get; init; }

    [JsonPropertyName("apps")]
    public IReadOnlyDictionary<string, TwitterApp>? Apps { get; init; }

    [JsonPropertyName("tweet_create_events")]
    public IReadOnlyList<Tweet>? TweetCreateEvents { get; init; }

    [JsonPropertyName("favorite_events")]
    public IReadOnlyList<FavoriteEvent>? FavoriteEvents { get; init; }

    [JsonPropertyName("follow_events")]
    public IReadOnlyList<FollowEvent>? FollowEvents { get; init; }

    [JsonPropertyName("block_events")]
    public IReadOnlyList<BlockEvent>? BlockEvents { get; init; }

    [JsonPropertyName("mute_events")]
    public IReadOnlyList<MuteEvent>? MuteEvents { get; init; }

    [JsonPropertyName("user_event")]
    public SampleUserEvent? UserEvent { get; init; }

    [JsonPropertyName("direct_message_events")]
    public IReadOnlyList<DirectMessageEvent>? DirectMessageEvents { get; init; }

    [JsonPropertyName("direct_message_indicate_typing_events")]
    public IReadOnlyList<DirectMessageIndicateTypingEvent>? TypingEvents { get; init; }

    [JsonPropertyName("direct_message_mark_read_events")]
    public IReadOnlyList<DirectMessageMarkReadEvent>? MarkReadEvents { get; init; }

    [JsonPropertyName("tweet_delete_events")]
    public IReadOnlyList<TweetDeleteEvent>? TweetDeleteEvents { get; init; }

    [JsonPropertyName("replay_job_status")]
    public ReplayJobStatusEvent? ReplayJobStatus { get; init; }
}

/// <summary><c>user_event</c> by hand.</summary>
public sealed record SampleUserEvent
{
    [JsonPropertyName("revoke")]
    public UserRevokeEvent? Revoke { get; init; }
}

/// <summary>System.Text.Json's own generator, over all the records.</summary>
[JsonSerializable(typeof(SampleDelivery))]
public sealed partial class SampleJsonContext : JsonSerializerContext;
