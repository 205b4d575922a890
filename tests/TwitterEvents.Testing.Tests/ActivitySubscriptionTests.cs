namespace TwitterEvents.Testing.Tests;

/// <summary>What subscriptions to X Activity can be made: x-activity §2, §3 and §6.</summary>
public sealed class ActivitySubscriptionTests
{
    private const string Ada = """{"user_id":"12"}""";

    [Theory]
    [InlineData(FakeXActivityAnswer.Nested, """{"data":{"subscription":ONE},"meta":{"total_subscriptions":1}}""")]
    [InlineData(FakeXActivityAnswer.Bare, """{"data":ONE,"meta":{"total_subscriptions":1}}""")]
    [InlineData(FakeXActivityAnswer.List, """{"data":[ONE],"meta":{"total_subscriptions":1}}""")]
    [InlineData(FakeXActivityAnswer.IdOnly, """{"data":{"subscription_id":"ID"}}""")]
    public async Task Creation_is_answered_in_each_of_the_forms_that_X_documents(FakeXActivityAnswer form, string expected)
    {
        await using var stage = await Stage.StartAsync(options => options with { ActivityAnswer = form });
        var webhook = await stage.RegisterAsync(FakeXApi.V2);

        var answer = await stage.PostAsync("follow.follow", """{"user_id":"12","direction":"inbound"}""", "followers", webhook.Id);

        var made = Assert.Single(stage.X.ActivitySubscriptions);
        var one = $$$"""
            {"subscription_id":"{{{made.Id}}}","event_type":"follow.follow","filter":{"user_id":"12","direction":"inbound"},
            "created_at":"2026-03-04T05:06:07.089Z","updated_at":"2026-03-04T05:06:07.089Z","tag":"followers","webhook_id":"{{{webhook.Id}}}"}
            """.ReplaceLineEndings("");
        Assert.Equal(
            (200, expected.Replace("ONE", one, StringComparison.Ordinal).Replace("ID", made.Id, StringComparison.Ordinal)), (answer.Status, answer.Body));
        Assert.Equal(
            ("follow.follow", "12", null, "inbound", "followers", webhook.Id, stage.Time.GetUtcNow(), null),
            (made.EventType, made.UserId, made.Keyword, made.Direction, made.Tag, made.WebhookId, made.CreatedAt, made.ExpiresAt));
    }

    [Theory]
    [InlineData("profile.update.bio", Ada)]
    [InlineData("post.create", """{"user_id":"12","direction":"outbound"}""")]
    [InlineData("follow.unfollow", """{"user_id":"12","qualifiers":{"direction":"inbound"}}""")]
    [InlineData("news.new", """{"keyword":"flour"}""")]
    [InlineData("oauth.revoke", "{}")]
    public async Task A_filter_is_answered_and_listed_in_the_form_it_was_sent_in(string type, string filter)
    {
        await using var stage = await Stage.StartAsync();

        var answer = await stage.PostAsync(type, filter);

        Assert.Equal(200, answer.Status);
        Assert.Equal(filter, answer.Json["data"]!["subscription"]!["filter"]!.ToJsonString());
        Assert.Equal(filter, (await stage.Api.AsApp("GET", ActivityApi.Path)).Json["data"]![0]!["filter"]!.ToJsonString());
    }

    [Fact]
    public async Task The_deprecated_name_of_joining_is_answered_as_the_new_one()
    {
        await using var stage = await Stage.StartAsync();
        var user = stage.X.AddUser("12");

        var answer = await stage.Api.AsOAuth2(user, "POST", ActivityApi.Path, ActivityApi.Body("chat.conversation_join", Ada));

        Assert.Equal("chat.conversation.join", (string?)answer.Json["data"]!["subscription"]!["event_type"]);
        answer = await stage.Api.AsOAuth2(user, "POST", ActivityApi.Path, ActivityApi.Body("chat.conversation.join", Ada));
        answer.AssertProblem(409, "DuplicateSubscription");
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("[]")]
    [InlineData("""{"filter":{"user_id":"12"}}""")]
    [InlineData("""{"event_type":7,"filter":{"user_id":"12"}}""")]
    [InlineData("""{"event_type":"\ud800","filter":{"user_id":"12"}}""")]
    [InlineData("""{"event_type":"ProfileBioUpdate","filter":{"user_id":"12"}}""")]
    [InlineData("""{"event_type":"Post.Create","filter":{"user_id":"12"}}""")]
    [InlineData("""{"event_type":"post.create"}""")]
    [InlineData("""{"event_type":"post.create","filter":"12"}""")]
    [InlineData("""{"event_type":"post.create","filter":{}}""")]
    [InlineData("""{"event_type":"post.create","filter":{"user_id":12}}""")]
    [InlineData("""{"event_type":"post.create","filter":{"user_id":null}}""")]
    [InlineData("""{"event_type":"post.create","filter":{"user_id":"nora"}}""")]
    [InlineData("""{"event_type":"post.create","filter":{"user_id":"12345678901234567890"}}""")]
    [InlineData("""{"event_type":"post.create","filter":{"user_id":"12","user_id":"13"}}""")]
    [InlineData("""{"event_type":"post.create","filter":{"user_id":"12","keyword":"flour"}}""")]
    [InlineData("""{"event_type":"post.create","filter":{"keyword":"flour"}}""")]
    [InlineData("""{"event_type":"post.create","filter":{"user_id":"12","name":"x"}}""")]
    [InlineData("""{"event_type":"news.new","filter":{"user_id":"12"}}""")]
    [InlineData("""{"event_type":"news.new","filter":{"keyword":" "}}""")]
    [InlineData("""{"event_type":"news.new","filter":{"keyword":"flour","direction":"inbound"}}""")]
    [InlineData("""{"event_type":"oauth.revoke","filter":{"user_id":"12"}}""")]
    [InlineData("""{"event_type":"mute.mute","filter":{"user_id":"12","direction":"outbound"}}""")]
    [InlineData("""{"event_type":"block.unblock","filter":{"user_id":"12","qualifiers":{"direction":"outbound"}}}""")]
    [InlineData("""{"event_type":"follow.follow","filter":{"user_id":"12","direction":"both"}}""")]
    [InlineData("""{"event_type":"follow.follow","filter":{"user_id":"12","direction":"inbound","qualifiers":{"direction":"inbound"}}}""")]
    [InlineData("""{"event_type":"follow.follow","filter":{"user_id":"12","qualifiers":{}}}""")]
    [InlineData("""{"event_type":"follow.follow","filter":{"user_id":"12","qualifiers":"inbound"}}""")]
    [InlineData("""{"event_type":"follow.follow","filter":{"user_id":"12","qualifiers":{"post_id":"1"}}}""")]
    [InlineData("""{"event_type":"post.create","filter":{"user_id":"12"},"tag":""}""")]
    [InlineData("""{"event_type":"post.create","filter":{"user_id":"12"},"tag":1}""")]
    [InlineData("""{"event_type":"post.create","filter":{"user_id":"12"},"expires_at":"tomorrow"}""")]
    [InlineData("""{"event_type":"post.create","filter":{"user_id":"12"},"expires_at":"2026-03-05T00:00:00"}""")]
    [InlineData("""{"event_type":"post.create","filter":{"user_id":"12"},"expires_at":"2026-03-04T05:06:07Z"}""")]
    [InlineData("""{"event_type":"post.create","filter":{"user_id":"12"},"webhook_id":7}""")]
    public async Task What_is_missing_twice_or_wrong_is_an_invalid_request(string body)
    {
        await using var stage = await Stage.StartAsync();

        (await stage.Api.AsApp("POST", ActivityApi.Path, body)).AssertInvalidRequest();

        Assert.Empty(stage.X.ActivitySubscriptions);
    }

    [Theory]
    [InlineData(200, 200)]
    [InlineData(201, 400)]
    public async Task A_tag_has_1_to_200_characters(int length, int status)
    {
        await using var stage = await Stage.StartAsync();

        Assert.Equal(status, (await stage.PostAsync("post.create", Ada, string.Concat(Enumerable.Repeat("🥨", length)))).Status);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("not digits")]
    public async Task A_webhook_that_is_none_is_WebhookIdInvalid(string id)
    {
        await using var stage = await Stage.StartAsync();
        var made = await stage.ActivityAsync("post.create", Ada);

        (await stage.PostAsync("post.delete", Ada, webhookId: id)).AssertProblem(400, "WebhookIdInvalid");
        (await stage.Api.AsApp("PUT", $"{ActivityApi.Path}/{made.Id}", $$"""{"webhook_id":"{{id}}"}""")).AssertProblem(400, "WebhookIdInvalid");
    }

    [Theory]
    [InlineData("""{"user_id":"12"}""", """{"user_id":"12"}""", false)]
    [InlineData("""{"user_id":"12"}""", """{"user_id":"13"}""", true)]
    [InlineData("""{"user_id":"12","direction":"inbound"}""", """{"user_id":"12","qualifiers":{"direction":"inbound"}}""", false)]
    [InlineData("""{"user_id":"12","direction":"inbound"}""", """{"user_id":"12","direction":"outbound"}""", true)]
    [InlineData("""{"user_id":"12","direction":"inbound"}""", """{"user_id":"12"}""", false)]
    [InlineData("""{"user_id":"12"}""", """{"user_id":"12","qualifiers":{"direction":"outbound"}}""", false)]
    [InlineData("""{"user_id":"12"}""", """{"user_id":"13","direction":"inbound"}""", true)]
    public async Task What_is_there_or_overlaps_is_a_duplicate(string first, string second, bool isAnother)
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        await stage.ActivityAsync("follow.follow", first);

        var answer = await stage.PostAsync("follow.follow", second, "another tag", webhook.Id);

        if (isAnother)
        {
            Assert.Equal((200, 2), (answer.Status, stage.X.ActivitySubscriptions.Count));
        }
        else
        {
            answer.AssertProblem(409, "DuplicateSubscription");
            Assert.Single(stage.X.ActivitySubscriptions);
        }

        Assert.Equal(200, (await stage.PostAsync("follow.unfollow", second)).Status);
    }

    [Fact]
    public async Task A_keyword_is_another_only_if_it_differs()
    {
        await using var stage = await Stage.StartAsync();
        await stage.ActivityAsync("news.new", """{"keyword":"flour"}""");

        (await stage.PostAsync("news.new", """{"keyword":"flour"}""")).AssertProblem(409, "DuplicateSubscription");
        await stage.ActivityAsync("news.new", """{"keyword":"rope walk"}""");
    }

    [Fact]
    public async Task A_time_to_expire_is_kept_and_honoured()
    {
        await using var stage = await Stage.StartAsync();

        var answer = await stage.PostAsync("post.create", Ada, expiresAt: "2026-03-04T07:06:07.089+01:00");

        Assert.Equal("2026-03-04T06:06:07.089Z", (string?)answer.Json["data"]!["subscription"]!["expires_at"]);
        Assert.Equal(stage.Time.GetUtcNow().AddHours(1), Assert.Single(stage.X.ActivitySubscriptions).ExpiresAt);
        stage.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        Assert.Single(stage.X.ActivitySubscriptions);
        stage.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Empty(stage.X.ActivitySubscriptions);
        Assert.Empty((await stage.Api.AsApp("GET", ActivityApi.Path)).Json["data"]!.AsArray());
        await stage.ActivityAsync("post.create", Ada);
    }

    [Fact]
    public async Task The_same_again_with_a_time_to_expire_is_the_same_and_lives_until_then()
    {
        await using var stage = await Stage.StartAsync();
        await stage.PostAsync("post.create", Ada, "first", expiresAt: "2026-03-04T06:00:00Z");
        var id = stage.X.ActivitySubscriptions[0].Id;
        stage.Time.Advance(TimeSpan.FromMinutes(1));

        (await stage.PostAsync("post.create", Ada)).AssertProblem(409, "DuplicateSubscription");
        (await stage.PostAsync("post.create", """{"user_id":"12","direction":"outbound"}""", expiresAt: "2026-03-04T08:00:00Z"))
            .AssertProblem(409, "DuplicateSubscription");
        var answer = (await stage.PostAsync("post.create", Ada, "second", expiresAt: "2026-03-04T07:00:00Z")).Json["data"]!["subscription"]!;

        Assert.Equal(
            (id, "first", "2026-03-04T07:00:00.000Z", "2026-03-04T05:06:07.089Z", "2026-03-04T05:07:07.089Z"),
            ((string?)answer["subscription_id"], (string?)answer["tag"], (string?)answer["expires_at"], (string?)answer["created_at"], (string?)answer["updated_at"]));
    }

    [Fact]
    public async Task There_are_no_more_than_the_app_may_have()
    {
        await using var stage = await Stage.StartAsync(options => options with { ActivitySubscriptions = 2 });
        await stage.ActivityAsync("post.create", Ada);
        await stage.ActivityAsync("post.delete", Ada);

        (await stage.PostAsync("post.create", Ada)).AssertProblem(409, "DuplicateSubscription");
        (await stage.PostAsync("follow.follow", Ada)).AssertProblem(400, "SubscriptionLimitExceeded");
        Assert.Equal(1_500, new FakeXOptions().ActivitySubscriptions);
    }
}
