using TwitterEvents;

namespace NativeBot;

internal sealed class XPostHandler
    : IHandle<PostCreateEvent>, IHandle<PostMentionCreateEvent>, IHandle<PostQuoteCreateEvent>, IHandle<PostReplyCreateEvent>,
      IHandle<PostRepostCreateEvent>, IHandle<PostDeleteEvent>, IHandle<LikeCreateEvent>
{
    public ValueTask HandleAsync(PostCreateEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<PostCreateEvent>(context);

    public ValueTask HandleAsync(PostMentionCreateEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<PostMentionCreateEvent>(context);

    public ValueTask HandleAsync(PostQuoteCreateEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<PostQuoteCreateEvent>(context);

    public ValueTask HandleAsync(PostReplyCreateEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<PostReplyCreateEvent>(context);

    public ValueTask HandleAsync(PostRepostCreateEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<PostRepostCreateEvent>(context);

    public ValueTask HandleAsync(PostDeleteEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<PostDeleteEvent>(context);

    public ValueTask HandleAsync(LikeCreateEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<LikeCreateEvent>(context);
}

internal sealed class XPeopleHandler
    : IHandle<FollowFollowEvent>, IHandle<FollowUnfollowEvent>, IHandle<BlockBlockEvent>, IHandle<BlockUnblockEvent>,
      IHandle<MuteMuteEvent>, IHandle<MuteUnmuteEvent>, IHandle<SubscriptionsSubscribeEvent>, IHandle<SubscriptionsUnsubscribeEvent>
{
    public ValueTask HandleAsync(FollowFollowEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<FollowFollowEvent>(context);

    public ValueTask HandleAsync(FollowUnfollowEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<FollowUnfollowEvent>(context);

    public ValueTask HandleAsync(BlockBlockEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<BlockBlockEvent>(context);

    public ValueTask HandleAsync(BlockUnblockEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<BlockUnblockEvent>(context);

    public ValueTask HandleAsync(MuteMuteEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<MuteMuteEvent>(context);

    public ValueTask HandleAsync(MuteUnmuteEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<MuteUnmuteEvent>(context);

    public ValueTask HandleAsync(SubscriptionsSubscribeEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<SubscriptionsSubscribeEvent>(context);

    public ValueTask HandleAsync(SubscriptionsUnsubscribeEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<SubscriptionsUnsubscribeEvent>(context);
}

internal sealed class XMessageHandler
    : IHandle<DmReceivedEvent>, IHandle<DmSentEvent>, IHandle<DmIndicateTypingEvent>, IHandle<DmReadEvent>
{
    public ValueTask HandleAsync(DmReceivedEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<DmReceivedEvent>(context);

    public ValueTask HandleAsync(DmSentEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<DmSentEvent>(context);

    public ValueTask HandleAsync(DmIndicateTypingEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<DmIndicateTypingEvent>(context);

    public ValueTask HandleAsync(DmReadEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<DmReadEvent>(context);
}

internal sealed class XChatHandler
    : IHandle<ChatReceivedEvent>, IHandle<ChatSentEvent>, IHandle<ChatConversationJoinEvent>, IHandle<ChatConversationMemberAddedEvent>,
      IHandle<ChatConversationMemberRemovedEvent>, IHandle<ChatConversationAdminAddedEvent>, IHandle<ChatConversationAdminRemovedEvent>,
      IHandle<ChatUpdateGroupNameEvent>, IHandle<ChatUpdateRestrictionsEvent>
{
    public ValueTask HandleAsync(ChatReceivedEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<ChatReceivedEvent>(context);

    public ValueTask HandleAsync(ChatSentEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<ChatSentEvent>(context);

    public ValueTask HandleAsync(ChatConversationJoinEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<ChatConversationJoinEvent>(context);

    public ValueTask HandleAsync(ChatConversationMemberAddedEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<ChatConversationMemberAddedEvent>(context);

    public ValueTask HandleAsync(ChatConversationMemberRemovedEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<ChatConversationMemberRemovedEvent>(context);

    public ValueTask HandleAsync(ChatConversationAdminAddedEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<ChatConversationAdminAddedEvent>(context);

    public ValueTask HandleAsync(ChatConversationAdminRemovedEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<ChatConversationAdminRemovedEvent>(context);

    public ValueTask HandleAsync(ChatUpdateGroupNameEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<ChatUpdateGroupNameEvent>(context);

    public ValueTask HandleAsync(ChatUpdateRestrictionsEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<ChatUpdateRestrictionsEvent>(context);
}

internal sealed class XProfileHandler
    : IHandle<ProfileUpdateAffiliateBadgeEvent>, IHandle<ProfileUpdateBannerPictureEvent>, IHandle<ProfileUpdateBioEvent>,
      IHandle<ProfileUpdateGeoEvent>, IHandle<ProfileUpdateHandleEvent>, IHandle<ProfileUpdateProfilePictureEvent>,
      IHandle<ProfileUpdateScreennameEvent>, IHandle<ProfileUpdateUrlEvent>, IHandle<ProfileUpdateVerifiedBadgeEvent>
{
    public ValueTask HandleAsync(ProfileUpdateAffiliateBadgeEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<ProfileUpdateAffiliateBadgeEvent>(context);

    public ValueTask HandleAsync(ProfileUpdateBannerPictureEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<ProfileUpdateBannerPictureEvent>(context);

    public ValueTask HandleAsync(ProfileUpdateBioEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<ProfileUpdateBioEvent>(context);

    public ValueTask HandleAsync(ProfileUpdateGeoEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<ProfileUpdateGeoEvent>(context);

    public ValueTask HandleAsync(ProfileUpdateHandleEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<ProfileUpdateHandleEvent>(context);

    public ValueTask HandleAsync(ProfileUpdateProfilePictureEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<ProfileUpdateProfilePictureEvent>(context);

    public ValueTask HandleAsync(ProfileUpdateScreennameEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<ProfileUpdateScreennameEvent>(context);

    public ValueTask HandleAsync(ProfileUpdateUrlEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<ProfileUpdateUrlEvent>(context);

    public ValueTask HandleAsync(ProfileUpdateVerifiedBadgeEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<ProfileUpdateVerifiedBadgeEvent>(context);
}

internal sealed class XLiveHandler
    : IHandle<SpacesStartEvent>, IHandle<SpacesEndEvent>, IHandle<BroadcastStartEvent>, IHandle<BroadcastEndEvent>,
      IHandle<BroadcastChatEvent>, IHandle<BroadcastChatRemoveEvent>
{
    public ValueTask HandleAsync(SpacesStartEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<SpacesStartEvent>(context);

    public ValueTask HandleAsync(SpacesEndEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<SpacesEndEvent>(context);

    public ValueTask HandleAsync(BroadcastStartEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<BroadcastStartEvent>(context);

    public ValueTask HandleAsync(BroadcastEndEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<BroadcastEndEvent>(context);

    public ValueTask HandleAsync(BroadcastChatEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<BroadcastChatEvent>(context);

    public ValueTask HandleAsync(BroadcastChatRemoveEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<BroadcastChatRemoveEvent>(context);
}

internal sealed class XWatchHandler
    : IHandle<NewsNewEvent>, IHandle<OauthRevokeEvent>, IHandle<FilteredStreamPostEvent>
{
    public ValueTask HandleAsync(NewsNewEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<NewsNewEvent>(context);

    public ValueTask HandleAsync(OauthRevokeEvent e, EventContext context, CancellationToken cancellationToken) => Printed.Handled<OauthRevokeEvent>(context);

    public ValueTask HandleAsync(FilteredStreamPostEvent e, EventContext context, CancellationToken cancellationToken) =>
        Printed.Handled<FilteredStreamPostEvent>(context);
}
