using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>What the interfaces of actions say, of both APIs' events.</summary>
public class ActionMemberTests
{
    public static TheoryData<string, Type> Actions { get; } = new()
    {
        { "tweet_create_events/reply.json", typeof(IPostCreated) },
        { "post.create/plain.json", typeof(IPostCreated) },
        { "post.reply.create/reply.json", typeof(IPostCreated) },
        { "tweet_delete_events/delete.json", typeof(IPostDeleted) },
        { "post.delete/delete.json", typeof(IPostDeleted) },
        { "favorite_events/favorite-of-user.json", typeof(IPostLiked) },
        { "like.create/inbound.json", typeof(IPostLiked) },
        { "follow_events/follow.json", typeof(IFollowed) },
        { "follow.follow/follow.json", typeof(IFollowed) },
        { "follow_events/unfollow.json", typeof(IUnfollowed) },
        { "follow.unfollow/unfollow.json", typeof(IUnfollowed) },
        { "block_events/block.json", typeof(IBlocked) },
        { "block.block/block.json", typeof(IBlocked) },
        { "block_events/unblock.json", typeof(IUnblocked) },
        { "block.unblock/unblock.json", typeof(IUnblocked) },
        { "mute_events/mute.json", typeof(IMuted) },
        { "mute.mute/mute.json", typeof(IMuted) },
        { "mute_events/unmute.json", typeof(IUnmuted) },
        { "mute.unmute/unmute.json", typeof(IUnmuted) },
        { "direct_message_events/received.json", typeof(IDirectMessage) },
        { "dm.received/received.json", typeof(IDirectMessage) },
        { "dm.received/flat.json", typeof(IDirectMessage) },
        { "dm.received/nested.json", typeof(IDirectMessage) },
        { "dm.sent/sent.json", typeof(IDirectMessage) },
        { "direct_message_indicate_typing_events/typing.json", typeof(ITyping) },
        { "dm.indicate_typing/typing.json", typeof(ITyping) },
        { "direct_message_mark_read_events/read.json", typeof(IMessagesRead) },
        { "dm.read/read.json", typeof(IMessagesRead) },
        { "user_event/revoke.json", typeof(IAuthorizationRevoked) },
        { "oauth.revoke/revoke.json", typeof(IAuthorizationRevoked) },
    };

    [Theory]
    [MemberData(nameof(Actions))]
    public void An_event_of_either_API_is_the_action_and_says_what_the_action_is(string sample, Type action)
    {
        var e = Assert.Single(Samples.Read(sample).Events);

        Assert.True(action.IsInstanceOfType(e));
        foreach (var property in action.GetInterfaces().Prepend(action).SelectMany(type => type.GetProperties()))
        {
            var mayBeMissing = (action, property.Name, e) switch
            {
                (_, "ActionId" or "CreatedAt", AccountRelationEvent or PostDeleteEvent) => true,
                (_, "ForUserId", UserRevokeEvent or OauthRevokeEvent) => true, // it names the user itself
                (_, "InReplyToPostId", _) => true,
                (_, "AuthorUsername", PostEvent { Includes.Users: null }) => true,
                (_, "ConversationId", TweetCreateEvent) => true,
                (_, "SenderUsername", _) when sample.Contains("flat", StringComparison.Ordinal) => true,
                _ => false,
            };
            Assert.True(mayBeMissing || property.GetValue(e) is not null, $"{sample}: {property.Name} is null");
        }
    }

    [Fact]
    public void A_post_is_the_same_action_under_both_APIs_and_in_every_event()
    {
        var tweet = Action<IPostCreated>("""{"for_user_id":"7","tweet_create_events":[{"id":100,"id_str":"100","text":"a &amp; b","user":{"id_str":"9","screen_name":"nora"},"in_reply_to_status_id_str":"50"}]}""");
        var reply = Action<IPostCreated>(Post("post.reply.create"));
        var mention = Action<IPostCreated>(Post("post.mention.create"));

        Assert.Equal([("post:100", "9", "nora", "a & b", "50")], new[] { tweet, reply, mention }.Select(e => (e.ActionId, e.AuthorId, e.AuthorUsername, e.Text, e.InReplyToPostId)).Distinct());
        Assert.Equal([PostVariant.Reply], new[] { tweet, reply, mention }.Select(e => e.Variant).Distinct());
    }

    private static string Post(string type) =>
        $$$"""
        {"data":{"event_uuid":"1","filter":{"user_id":"7"},"event_type":"{{{type}}}","payload":{"id":"100","text":"a &amp; b","author_id":"9",
        "in_reply_to_tweet_id":"50","referenced_tweets":[{"type":"replied_to","id":"50"}]},"includes":{"users":[{"id":"9","username":"nora"}]} } }
        """;

    [Theory]
    [InlineData("post.create/plain.json", PostVariant.Own)]
    [InlineData("post.create/reply.json", PostVariant.Reply)]
    [InlineData("post.create/reply-post-spelling.json", PostVariant.Reply)]
    [InlineData("post.create/quote.json", PostVariant.Quote)]
    [InlineData("post.create/repost.json", PostVariant.Repost)]
    [InlineData("post.create/repost-of-quote.json", PostVariant.Repost)]
    public void A_post_is_the_variant_its_sample_is_named_by(string sample, PostVariant variant) =>
        Assert.Equal(variant, Samples.ReadOne<PostCreateEvent>(sample).Variant);

    [Theory]
    [InlineData("""{"id":"1","text":"x","author_id":"9"}""", "post.mention.create", PostVariant.Mention)]
    [InlineData("""{"id":"1","text":"x","author_id":"9"}""", "post.repost.create", PostVariant.Repost)]
    [InlineData("""{"id":"1","text":"x","author_id":"9"}""", "post.quote.create", PostVariant.Quote)]
    [InlineData("""{"id":"1","text":"x","author_id":"9"}""", "post.reply.create", PostVariant.Reply)]
    [InlineData("""{"id":"1","text":"x","author_id":"9","in_reply_to_post_id":"5"}""", "post.mention.create", PostVariant.Reply)]
    [InlineData("""{"id":"1","text":"x","author_id":"7"}""", "post.create", PostVariant.Own)]
    [InlineData("""{"id":"1","text":"x"}""", "post.create", PostVariant.Unknown)]
    public void Where_the_post_does_not_say_it_the_event_s_type_does(string post, string type, PostVariant variant) => Assert.Equal(
        variant,
        Action<IPostCreated>($$$"""{"data":{"filter":{"user_id":"7"},"event_type":"{{{type}}}","payload":{{{post}}} } }""").Variant);

    [Fact]
    public void A_long_post_has_its_whole_text_and_the_entities_of_it()
    {
        foreach (var sample in (string[])["post.create/long.json", "post.create/long-post-spelling.json"])
        {
            var post = Samples.ReadOne<PostCreateEvent>(sample).Post;

            Assert.True(post.CompleteText!.Length > post.Text!.Length);
            Assert.Equal(post.NotePost!.Text, post.CompleteText);
            Assert.Same(post.NotePost.Entities, post.CompleteEntities);
        }
    }

    [Fact]
    public void Entities_stand_where_their_text_is_in_a_NET_string()
    {
        var post = Samples.ReadOne<PostCreateEvent>("post.create/emoji-before-entities.json").Post;
        var tag = post.CompleteEntities!.Hashtags![0];

        Assert.Equal("#" + tag.Tag, post.CompleteText![tag.GetRange(post.CompleteText!)!.Value]);
    }

    [Fact]
    public void Media_and_referenced_posts_are_joined_from_what_the_delivery_includes()
    {
        var photo = Samples.ReadOne<PostCreateEvent>("post.create/several-photos.json");
        var quote = Samples.ReadOne<PostCreateEvent>("post.create/quote.json");

        Assert.Equal(photo.Post.Attachments!.MediaKeys, photo.Media.Select(media => media.MediaKey));
        Assert.Equal(quote.Post.QuotedPostId, quote.QuotedPost!.Id);
        Assert.Equal(quote.Post.AuthorId, quote.Author!.Id);
    }

    [Fact]
    public void A_message_says_the_same_in_each_of_its_three_forms()
    {
        const string Flat = """{"id":"200","event_type":"MessageCreate","sender_id":"9","dm_conversation_id":"7-9","text":"tea &amp; cake","created_at":"2026-07-01T10:00:00.000Z"}""";
        string[] payloads =
        [
            """
            {"direct_message_events":[{"type":"message_create","id":"200","created_timestamp":"1782900000000",
            "message_create":{"sender_id":"9","target":{"recipient_id":"7"},"message_data":{"text":"tea &amp; cake"} } }],"users":{"9":{"data":{"id":"9","username":"nora"} } } }
            """,
            $$$"""{"dm_event":{{{Flat}}},"users":{"9":{"id":"9","username":"nora"} } }""",
            Flat,
        ];
        var messages = payloads.Select(payload => Action<IDirectMessage>(
            $$$"""{"data":{"filter":{"user_id":"7"},"event_type":"dm.received","payload":{{{payload}}},"includes":{"users":[{"id":"9","username":"nora"}]} } }"""));

        Assert.Equal(
            [("dm:200", "7-9", "9", "nora", "7", "tea & cake", "7", false, new DateTimeOffset(2026, 7, 1, 10, 0, 0, default))],
            messages.Select(m => (m.ActionId, m.ConversationId, m.SenderId, m.SenderUsername, m.RecipientId, m.Text, m.ForUserId, m.IsEcho, m.CreatedAt!.Value.ToUniversalTime())).Distinct());
    }

    [Theory]
    [InlineData("dm.sent", "\"7\"", true)]
    [InlineData("dm.received", "\"9\"", false)]
    [InlineData("dm.received", "null", true)]
    public void A_message_is_an_echo_unless_its_sender_is_known_to_be_somebody_else(string type, string sender, bool isEcho) => Assert.Equal(
        isEcho,
        Action<IDirectMessage>($$$"""{"data":{"filter":{"user_id":"7"},"event_type":"{{{type}}}","payload":{"id":"1","sender_id":{{{sender}}} } } }""").IsEcho);

    [Theory]
    [InlineData("""{"dm_conversation_id":"9-7"}""", "7")]
    [InlineData("""{"dm_conversation_id":"g1","participant_ids":["7","9"]}""", "7")]
    [InlineData("""{"dm_conversation_id":"g1","participant_ids":["7","8","9"]}""", null)]
    [InlineData("""{"dm_conversation_id":"g1"}""", null)]
    [InlineData("""{"dm_conversation_id":"5-6"}""", null)]
    public void The_recipient_is_the_other_of_two_and_nobody_in_a_group(string payload, string? recipient) => Assert.Equal(
        recipient,
        Action<IDirectMessage>($$$"""{"data":{"filter":{"user_id":"7"},"event_type":"dm.received","payload":{"id":"1","sender_id":"9",{{{payload[1..]}}} } }""").RecipientId);

    [Theory]
    [InlineData("outbound", "7", true)]
    [InlineData("inbound", "9", false)]
    public void Who_likes_follows_from_the_direction(string direction, string liker, bool isByForUser)
    {
        foreach (var filter in (string[])[$"\"direction\":\"{direction}\"", $"\"qualifiers\":{{\"direction\":\"{direction}\"}}"])
        {
            var like = Action<IPostLiked>(
                $$$"""{"data":{"filter":{"user_id":"7",{{{filter}}} },"event_type":"like.create","payload":{"id":"a","liked_tweet_id":"1","liked_tweet_author_id":"8"},"includes":{"users":[{"id":"8"},{"id":"9"}]} } }""");

            Assert.Equal((liker, isByForUser), (like.LikerId, like.IsByForUser));
        }
    }

    [Theory]
    [InlineData("8", "8", "7", true)]
    [InlineData("7", "9", "9", false)]
    [InlineData("7", "7", null, true)]
    [InlineData("7", "8 9", null, true)]
    [InlineData("0", "9", null, true)]
    public void Who_likes_follows_from_whose_post_it_is_where_likes_come_both_ways(string author, string described, string? liker, bool isByForUser)
    {
        var users = string.Join(',', described.Split(' ').Select(id => $$"""{"id":"{{id}}"}"""));
        var like = Action<IPostLiked>(
            $$$"""{"data":{"filter":{"user_id":"7"},"event_type":"like.create","payload":{"id":"a","liked_tweet_id":"1","liked_tweet_author_id":"{{{author}}}"},"includes":{"users":[{{{users}}}]} } }""");

        Assert.Equal((liker, isByForUser), (like.LikerId, like.IsByForUser));
    }

    [Fact]
    public void An_encrypted_message_shows_nothing_secret()
    {
        var e = Samples.ReadOne<ChatReceivedEvent>("chat.received/received.json");
        var text = e.ToString();

        Assert.Contains(e.Id!, text, StringComparison.Ordinal);
        Assert.All(
            [e.EncodedEvent, e.ConversationToken, e.ConversationKeyChangeEvent, e.MessageEventSignature!.Signature, e.MessageEventSignature.SigningPublicKey],
            secret => Assert.DoesNotContain(secret!, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_replayed_event_says_so()
    {
        Assert.True(Samples.ReadOne<PostCreateEvent>("post.create/replayed.json").IsReplay);
        Assert.False(Samples.ReadOne<PostCreateEvent>("post.create/plain.json").IsReplay);
    }

    [Fact]
    public void Several_activities_in_one_delivery_each_have_their_own_context()
    {
        var events = Samples.Read("post.create/batch.json").Events.Cast<XActivityEvent>().ToList();

        Assert.Equal(2, events.Select(e => e.EventId).Distinct().Count());
        Assert.Equal(["post.create", "follow.follow"], events.Select(e => e.Activity!.EventType));
        Assert.All(events, e => Assert.Equal(e.Filter!.UserId, e.ForUserId));
    }

    private static T Action<T>(string json)
        where T : class => Assert.IsType<T>(Assert.Single(Lossless.Read(json).Events), exactMatch: false);
}
