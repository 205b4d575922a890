namespace TwitterEvents.Testing.Tests;

/// <summary>Whose credentials a subscription to X Activity takes: x-activity §2 and §3.</summary>
public sealed class ActivityCredentialTests
{
    private const string Ada = """{"user_id":"12"}""";

    public static TheoryData<string> PublicTypes =>
    [
        "profile.update.bio", "profile.update.profile_picture", "profile.update.banner_picture", "profile.update.screenname", "profile.update.handle",
        "profile.update.geo", "profile.update.url", "profile.update.verified_badge", "profile.update.affiliate_badge", "post.create", "post.delete",
        "follow.follow", "follow.unfollow", "spaces.start", "spaces.end", "broadcast.start", "broadcast.end",
    ];

    public static TheoryData<string> PrivateTypes =>
    [
        "like.create", "post.mention.create", "post.reply.create", "post.quote.create", "post.repost.create", "dm.sent", "dm.received", "dm.read",
        "dm.indicate_typing", "chat.received", "chat.sent", "chat.conversation.join", "chat.conversation_join", "chat.conversation.member_added",
        "chat.conversation.member_removed", "chat.conversation.admin_added", "chat.conversation.admin_removed", "chat.update.group_name",
        "chat.update.restrictions", "mute.mute", "mute.unmute", "block.block", "block.unblock", "broadcast.chat", "broadcast.chat.remove",
        "subscriptions.subscribe", "subscriptions.unsubscribe",
    ];

    [Theory]
    [MemberData(nameof(PublicTypes))]
    public async Task A_public_type_takes_the_bearer_token_and_any_users(string type)
    {
        await using var stage = await Stage.StartAsync();
        var other = stage.X.AddUser("13");

        Assert.Equal(200, (await stage.Api.AsApp("POST", ActivityApi.Path, ActivityApi.Body(type, Ada))).Status);
        Assert.Equal(200, (await stage.Api.As(other, "POST", ActivityApi.Path, ActivityApi.Body(type, """{"user_id":"14"}"""))).Status);
        Assert.Equal(200, (await stage.Api.AsOAuth2(other, "POST", ActivityApi.Path, ActivityApi.Body(type, """{"user_id":"15"}"""))).Status);
    }

    [Theory]
    [MemberData(nameof(PrivateTypes))]
    public async Task A_private_type_takes_that_users_tokens_of_either_kind_and_no_other(string type)
    {
        await using var stage = await Stage.StartAsync();
        var (ada, ben, eve) = (stage.X.AddUser("12"), stage.X.AddUser("13"), stage.X.AddUser("14"));
        var (ofAda, ofBen) = (ActivityApi.Body(type, Ada), ActivityApi.Body(type, """{"user_id":"13"}"""));

        var byApp = await stage.Api.AsApp("POST", ActivityApi.Path, ofAda);
        byApp.AssertProblem(403, "Unsupported Authentication", "unsupported-authentication");
        Assert.Contains("OAuth 2.0 Application-Only", (string?)byApp.Json["detail"], StringComparison.Ordinal);
        Assert.Contains("OAuth 2.0 User Context", (string?)byApp.Json["detail"], StringComparison.Ordinal);
        foreach (var byOther in new[] { await stage.Api.As(eve, "POST", ActivityApi.Path, ofAda), await stage.Api.AsOAuth2(eve, "POST", ActivityApi.Path, ofAda) })
        {
            byOther.AssertProblem(403, "Authorization Error", "not-authorized-for-resource");
            Assert.Equal(("filter.user_id", "12"), ((string?)byOther.Json["parameter"], (string?)byOther.Json["value"]));
        }

        Assert.Empty(stage.X.ActivitySubscriptions);
        Assert.Equal(200, (await stage.Api.As(ada, "POST", ActivityApi.Path, ofAda)).Status);
        Assert.Equal(200, (await stage.Api.AsOAuth2(ben, "POST", ActivityApi.Path, ofBen)).Status);
    }

    [Fact]
    public async Task A_user_who_does_not_let_the_app_subscribe_has_no_private_events_for_it()
    {
        await using var stage = await Stage.StartAsync();
        var user = stage.X.AddUser("12", maySubscribe: false);

        Assert.Equal(403, (await stage.Api.AsOAuth2(user, "POST", ActivityApi.Path, ActivityApi.Body("dm.received", Ada))).Status);
        Assert.Equal(200, (await stage.Api.AsOAuth2(user, "POST", ActivityApi.Path, ActivityApi.Body("post.create", Ada))).Status);
    }

    [Theory]
    [InlineData("POST", "")]
    [InlineData("GET", "")]
    [InlineData("DELETE", "?ids=1")]
    [InlineData("PUT", "/1")]
    [InlineData("DELETE", "/1")]
    public async Task Who_is_unknown_is_unauthorized(string method, string path)
    {
        await using var stage = await Stage.StartAsync();

        foreach (var authorization in new[] { null, "Bearer unknown", "Basic eDp5" })
        {
            var answer = await stage.Api.SendAsync(method, ActivityApi.Path + path, authorization);

            Assert.Equal((401, "Unauthorized"), (answer.Status, (string?)answer.Json["title"]));
        }
    }

    [Fact]
    public async Task A_users_token_lists_changes_and_deletes_that_users_subscriptions_alone()
    {
        await using var stage = await Stage.StartAsync();
        var (ada, ben) = (stage.X.AddUser("12"), stage.X.AddUser("13"));
        var ofAda = await stage.ActivityAsync("post.create", Ada);
        var ofBen = await stage.ActivityAsync("dm.received", """{"user_id":"13"}""", by: ben);
        await stage.ActivityAsync("oauth.revoke", "{}");

        var list = (await stage.Api.AsOAuth2(ada, "GET", ActivityApi.Path)).Json;
        Assert.Equal([ofAda.Id], list["data"]!.AsArray().Select(item => (string?)item!["subscription_id"]));
        Assert.Equal("""{"result_count":1,"total_subscriptions":1}""", list["meta"]!.ToJsonString());
        Assert.Equal([ofBen.Id], (await stage.Api.As(ben, "GET", ActivityApi.Path)).Json["data"]!.AsArray().Select(item => (string?)item!["subscription_id"]));
        Assert.Empty((await stage.Api.As(ben, "GET", ActivityApi.Path + "?user_id=12")).Json["data"]!.AsArray());

        var path = $"{ActivityApi.Path}/{ofBen.Id}";
        (await stage.Api.AsOAuth2(ada, "PUT", path, """{"tag":"x"}""")).AssertProblem(403, "Authorization Error", "not-authorized-for-resource");
        (await stage.Api.As(ada, "DELETE", path)).AssertProblem(403, "Authorization Error", "not-authorized-for-resource");
        Assert.Equal(200, (await stage.Api.As(ben, "PUT", path, """{"tag":"x"}""")).Status);
        Assert.Equal(200, (await stage.Api.AsOAuth2(ben, "DELETE", path)).Status);
        Assert.Equal(200, (await stage.Api.AsApp("DELETE", $"{ActivityApi.Path}/{ofAda.Id}")).Status);
    }

    [Fact]
    public async Task As_users_report_it_private_types_take_OAuth_1_and_what_is_there_the_bearer_token()
    {
        await using var stage = await Stage.StartAsync(options => options with { ActivityAsReported = true });
        var ada = stage.X.AddUser("12");
        var body = ActivityApi.Body("dm.received", Ada);

        AssertTakes("OAuth 1.0a User Context", await stage.Api.AsOAuth2(ada, "POST", ActivityApi.Path, body));
        AssertTakes("OAuth 1.0a User Context", await stage.Api.AsApp("POST", ActivityApi.Path, body));
        Assert.Equal(200, (await stage.Api.As(ada, "POST", ActivityApi.Path, body)).Status);
        Assert.Equal(200, (await stage.Api.AsApp("POST", ActivityApi.Path, ActivityApi.Body("post.create", Ada))).Status);
        foreach (var (method, path) in new[] { ("GET", ""), ("PUT", "/1"), ("DELETE", "/1") })
        {
            AssertTakes("OAuth 2.0 Application-Only", await stage.Api.As(ada, method, ActivityApi.Path + path));
            AssertTakes("OAuth 2.0 Application-Only", await stage.Api.AsOAuth2(ada, method, ActivityApi.Path + path));
        }

        Assert.Equal(2, (int?)(await stage.Api.AsApp("GET", ActivityApi.Path)).Json["meta"]!["result_count"]);
    }

    [Fact]
    public async Task Many_are_deleted_at_once_with_the_bearer_token_only()
    {
        await using var stage = await Stage.StartAsync();
        var user = stage.X.AddUser("12");

        var byOAuth1 = await stage.Api.As(user, "DELETE", ActivityApi.Path + "?ids=1");
        var byOAuth2 = await stage.Api.AsOAuth2(user, "DELETE", ActivityApi.Path + "?ids=1");

        foreach (var (answer, used) in new[] { (byOAuth1, "OAuth 1.0a User Context"), (byOAuth2, "OAuth 2.0 User Context") })
        {
            answer.AssertProblem(403, "Unsupported Authentication", "unsupported-authentication");
            Assert.Contains($"with {used} is forbidden", (string?)answer.Json["detail"], StringComparison.Ordinal);
        }
    }

    private static void AssertTakes(string supported, Answer answer)
    {
        answer.AssertProblem(403, "Unsupported Authentication", "unsupported-authentication");
        Assert.EndsWith($"Supported authentication types are [{supported}].", (string?)answer.Json["detail"], StringComparison.Ordinal);
    }
}
