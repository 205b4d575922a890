using System.Text.Json.Serialization;
using TwitterEvents.Models;

namespace TwitterEvents.Benchmarks.Reading;

/// <summary>A delivery of X Activity as one would write it by hand for System.Text.Json, of the same records.</summary>
/// <typeparam name="TPayload">The payload of the event's type, which the caller has to know.</typeparam>
public sealed record ActivityDelivery<TPayload>
{
    [JsonPropertyName("data")]
    public HandwrittenActivity<TPayload>? Data { get; init; }

    [JsonPropertyName("meta")]
    public ActivityMeta? Meta { get; init; }
}

/// <summary>What is in <c>data</c>.</summary>
/// <typeparam name="TPayload">The payload of the event's type.</typeparam>
public sealed record HandwrittenActivity<TPayload>
{
    [JsonPropertyName("event_uuid")]
    public string? EventUuid { get; init; }

    [JsonPropertyName("event_type")]
    public string? EventType { get; init; }

    [JsonPropertyName("filter")]
    public ActivityFilter? Filter { get; init; }

    [JsonPropertyName("tag")]
    public string? Tag { get; init; }

    [JsonPropertyName("payload")]
    public TPayload? Payload { get; init; }

    [JsonPropertyName("includes")]
    public Expansions? Includes { get; init; }
}

/// <summary>System.Text.Json's own generator, over all the records.</summary>
[JsonSerializable(typeof(ActivityDelivery<Post>))]
[JsonSerializable(typeof(ActivityDelivery<BlockBlockEvent>))]
[JsonSerializable(typeof(ActivityDelivery<BlockUnblockEvent>))]
[JsonSerializable(typeof(ActivityDelivery<BroadcastChatEvent>))]
[JsonSerializable(typeof(ActivityDelivery<BroadcastChatRemoveEvent>))]
[JsonSerializable(typeof(ActivityDelivery<BroadcastEndEvent>))]
[JsonSerializable(typeof(ActivityDelivery<BroadcastStartEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ChatConversationAdminAddedEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ChatConversationAdminRemovedEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ChatConversationJoinEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ChatConversationMemberAddedEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ChatConversationMemberRemovedEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ChatReceivedEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ChatSentEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ChatUpdateGroupNameEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ChatUpdateRestrictionsEvent>))]
[JsonSerializable(typeof(ActivityDelivery<DmIndicateTypingEvent>))]
[JsonSerializable(typeof(ActivityDelivery<DmReadEvent>))]
[JsonSerializable(typeof(ActivityDelivery<DmReceivedEvent>))]
[JsonSerializable(typeof(ActivityDelivery<DmSentEvent>))]
[JsonSerializable(typeof(ActivityDelivery<FollowFollowEvent>))]
[JsonSerializable(typeof(ActivityDelivery<FollowUnfollowEvent>))]
[JsonSerializable(typeof(ActivityDelivery<LikeCreateEvent>))]
[JsonSerializable(typeof(ActivityDelivery<MuteMuteEvent>))]
[JsonSerializable(typeof(ActivityDelivery<MuteUnmuteEvent>))]
[JsonSerializable(typeof(ActivityDelivery<NewsNewEvent>))]
[JsonSerializable(typeof(ActivityDelivery<OauthRevokeEvent>))]
[JsonSerializable(typeof(ActivityDelivery<PostDeleteEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ProfileUpdateAffiliateBadgeEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ProfileUpdateBannerPictureEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ProfileUpdateBioEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ProfileUpdateGeoEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ProfileUpdateHandleEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ProfileUpdateProfilePictureEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ProfileUpdateScreennameEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ProfileUpdateUrlEvent>))]
[JsonSerializable(typeof(ActivityDelivery<ProfileUpdateVerifiedBadgeEvent>))]
[JsonSerializable(typeof(ActivityDelivery<SpacesEndEvent>))]
[JsonSerializable(typeof(ActivityDelivery<SpacesStartEvent>))]
[JsonSerializable(typeof(ActivityDelivery<SubscriptionsSubscribeEvent>))]
[JsonSerializable(typeof(ActivityDelivery<SubscriptionsUnsubscribeEvent>))]
public sealed partial class ActivityJsonContext : JsonSerializerContext;
