using Microsoft.Extensions.DependencyInjection;

namespace TwitterEvents.Management.Tests;

/// <summary>What is asked of X Activity, and every form of its answers: those of X's documentation, of its specification, and those that were seen.</summary>
public sealed class ActivityAnswerTests
{
    private const string Item = """{"subscription_id":"71","event_type":"follow.follow","filter":{"user_id":"42","direction":"inbound"},"tag":"bot","webhook_id":"9","created_at":"2026-11-29T10:00:00.000Z","updated_at":"2026-11-29T11:00:00Z","expires_at":"2027-01-01T00:00:00Z"}""";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private static readonly ActivitySubscriptionRequest Wanted = new("follow.follow", ActivitySubscriptionFilter.OfUser("42", "inbound")) { Tag = "bot", WebhookId = "9" };

    private static readonly ActivitySubscription Listed = new("71", "follow.follow", ActivitySubscriptionFilter.OfUser("42", "inbound"))
    {
        Tag = "bot",
        WebhookId = "9",
        CreatedAt = new DateTimeOffset(2026, 11, 29, 10, 0, 0, TimeSpan.Zero),
        UpdatedAt = new DateTimeOffset(2026, 11, 29, 11, 0, 0, TimeSpan.Zero),
        ExpiresAt = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    [Theory]
    [InlineData("""{"data":{"subscription":ITEM},"meta":{"total_subscriptions":3}}""")]
    [InlineData("""{"data":ITEM}""")]
    [InlineData("""{"data":[ITEM],"meta":{"total_subscriptions":1}}""")]
    public async Task A_subscription_is_read_in_each_form(string body)
    {
        await using var server = await ScriptedServer.StartAsync(201, body.Replace("ITEM", Item, StringComparison.Ordinal));
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        Assert.Equal(Listed, await X(client).SubscribeAsync(Wanted, cancellationToken: Token));
        Assert.Equal(Listed, await X(client).UpdateAsync("71", "9", cancellationToken: Token));
    }

    [Theory]
    [InlineData(403, """{"title":"Forbidden"}""", "plan has X Activity")]
    [InlineData(403, """{"detail":"The token lacks the scope dm.read."}""", "activity types` lists it")]
    [InlineData(403, """{"errors":[{"code":453,"message":"Not in your plan."}]}""", "get a plan that has it")]
    [InlineData(404, "", "List the subscriptions and the webhooks")]
    [InlineData(409, "", "overlaps with it")]
    [InlineData(400, """{"type":"https://api.x.com/2/problems/invalid-request"}""", "the event type")]
    public async Task The_cure_of_a_refusal_is_about_X_Activity_and_not_about_the_API_that_ends(int status, string body, string cure)
    {
        await using var server = await ScriptedServer.StartAsync(status, body);
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var error = (await Assert.ThrowsAsync<TwitterApiException>(() => X(client).SubscribeAsync(Wanted, cancellationToken: Token))).Error;

        Assert.Contains(cure, error.Cure, StringComparison.Ordinal);
        Assert.DoesNotContain("Account Activity", error.Cure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_only_names_the_id_leaves_the_rest_as_asked()
    {
        await using var server = await ScriptedServer.StartAsync(200, """{"data":{"subscription_id":"71"}}""");
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        Assert.Equal(
            new ActivitySubscription("71", "follow.follow", Wanted.Filter) { Tag = "bot", WebhookId = "9" },
            await X(client).SubscribeAsync(Wanted, cancellationToken: Token));
    }

    [Fact]
    public async Task What_is_asked_stands_on_the_wire_as_X_specifies_it()
    {
        await using var server = await ScriptedServer.StartAsync(200, """{"data":{"subscription_id":"71"}}""");
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        await X(client).SubscribeAsync(Wanted with { ExpiresAt = Listed.ExpiresAt }, cancellationToken: Token);
        await X(client).SubscribeAsync(new("news.new", ActivitySubscriptionFilter.OfKeyword("café")), cancellationToken: Token);
        await X(client).SubscribeAsync(new("oauth.revoke", new ActivitySubscriptionFilter()), cancellationToken: Token);
        await X(client).UpdateAsync("71", tag: "other", cancellationToken: Token);

        Assert.Equal(
            [
                """POST /2/activity/subscriptions {"event_type":"follow.follow","filter":{"user_id":"42","direction":"inbound"},"tag":"bot","webhook_id":"9","expires_at":"2027-01-01T00:00:00Z"}""",
                """POST /2/activity/subscriptions {"event_type":"news.new","filter":{"keyword":"caf\u00E9"}}""",
                """POST /2/activity/subscriptions {"event_type":"oauth.revoke","filter":{}}""",
                """PUT /2/activity/subscriptions/71 {"tag":"other"}""",
            ],
            server.Requests.Select(static asked => $"{asked.Method} {asked.Target} {asked.Body}"));
    }

    [Fact]
    public async Task All_pages_are_listed_and_what_comes_twice_is_listed_once()
    {
        await using var server = await ScriptedServer.StartAsync(static asked => new ScriptedServer.Answer(200, asked.Target switch
        {
            "/2/activity/subscriptions?max_results=1000" =>
                """{"data":[{"subscription_id":"1","event_type":"post.create","filter":{"user_id":"42"}}],"meta":{"result_count":1,"next_token":"a b"}}""",
            "/2/activity/subscriptions?max_results=1000&pagination_token=a%20b" =>
                """{"data":[{"subscription_id":"1","event_type":"post.create","filter":{"user_id":"42"}},{"subscription_id":2,"event_type":"chat.conversation_join","filter":{"user_id":42,"qualifiers":{"direction":"outbound","conversation_type":"group"}}}],"meta":{"result_count":2}}""",
            _ => "{}",
        }));
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var all = await X(client).ListAsync(cancellationToken: Token);

        Assert.Equal(["1 post.create (user 42)", "2 chat.conversation.join (user 42, outbound, conversation_type group)"], all.Select(static item => $"{item.Id} {item.EventType} ({item.Filter})"));
    }

    [Theory]
    [InlineData("""{"meta":{"result_count":0}}""")]
    [InlineData("""{"data":[],"meta":{"total_subscriptions":0}}""")]
    [InlineData("""{"data":[]}""")]
    public async Task No_subscription_is_an_empty_list(string body)
    {
        await using var server = await ScriptedServer.StartAsync(200, body);
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        Assert.Empty(await X(client).ListAsync(cancellationToken: Token));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"data":[{"subscription_id":"1"}]}""")]
    [InlineData("""{"data":[],"errors":[{"detail":"Part of it is missing."}]}""")]
    [InlineData("""{"data":[],"meta":{"next_token":"same"}}""")]
    public async Task A_list_that_may_not_be_whole_is_none(string body)
    {
        await using var server = await ScriptedServer.StartAsync(200, body);
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        await Assert.ThrowsAsync<TwitterApiException>(() => X(client).ListAsync(cancellationToken: Token));
    }

    [Theory]
    [InlineData(200, """{"data":{"deleted":true},"meta":{"total_subscriptions":0}}""")]
    [InlineData(204, "")]
    public async Task A_subscription_ends_with_either_answer(int status, string body)
    {
        await using var server = await ScriptedServer.StartAsync(status, body);
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        await X(client).UnsubscribeAsync("71", Token);

        Assert.Equal(["1", "2"], (await X(client).UnsubscribeAllAsync(["1", "2"], Token)).DeletedIds);
    }

    [Fact]
    public async Task Of_several_each_is_told_by_itself()
    {
        const string Answer = """{"data":[{"subscription_id":"1","deleted":true}],"errors":[{"subscription_id":"2","reason":"NotFound","message":"There is none."},{"subscription_id":"3","reason":"Forbidden","message":"Not yours."}],"meta":{"total_subscriptions":5}}""";
        await using var server = await ScriptedServer.StartAsync(200, Answer);
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var deletion = await X(client).UnsubscribeAllAsync(["1", "2", "3"], Token);

        Assert.Equal(["1", "2"], deletion.DeletedIds);
        Assert.Equal([new ActivityDeletionFailure("3", "Not yours.")], deletion.Failures);
    }

    [Fact]
    public async Task No_more_than_a_hundred_are_ended_in_one_call()
    {
        await using var server = await ScriptedServer.StartAsync(204);
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        await X(client).UnsubscribeAllAsync([.. Enumerable.Range(1, 101).Select(static i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))], Token);

        Assert.Equal([100, 1], server.Requests.Select(static asked => asked.Target.Split(',').Length));
    }

    [Theory]
    [InlineData("follow.follow", "Bearer")]
    [InlineData("dm.received", "OAuth")]
    public async Task Each_event_type_is_subscribed_with_the_credential_it_takes(string type, string scheme)
    {
        await using var server = await ScriptedServer.StartAsync(200, """{"data":{"subscription_id":"71"}}""");
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        await X(client).SubscribeAsync(new(type, ActivitySubscriptionFilter.OfUser("42")), Client.User, Token);

        Assert.StartsWith(scheme + " ", Assert.Single(server.Requests).Authorization, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("follow.follow", "OAuth", "OAuth 1.0a tokens, and not with the app-only bearer token")]
    [InlineData("dm.received", "Bearer", "the app-only bearer token, and not with OAuth 1.0a tokens")]
    public async Task If_X_wants_the_other_credential_it_gets_it_and_the_log_says_so(string type, string scheme, string words)
    {
        await using var server = await ScriptedServer.StartAsync(asked => asked.Authorization.StartsWith(scheme, StringComparison.Ordinal)
            ? new(200, """{"data":{"subscription_id":"71"}}""")
            : new(403, """{"title":"Unsupported Authentication","type":"https://api.x.com/2/problems/unsupported-authentication","status":403,"detail":"Not with this."}"""));
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        await X(client).SubscribeAsync(new(type, ActivitySubscriptionFilter.OfUser("42")), Client.User, Token);

        Assert.Equal(2, server.Requests.Count);
        Assert.Contains(client.Logs.Lines, line => line.Text == $"X took the subscription to {type} with {words}.");
    }

    [Fact]
    public async Task If_X_wants_neither_the_first_refusal_is_told()
    {
        await using var server = await ScriptedServer.StartAsync(static asked => new(403, asked.Authorization.StartsWith("Bearer", StringComparison.Ordinal)
            ? """{"title":"Forbidden","type":"about:blank","status":403,"detail":"The first."}"""
            : """{"title":"Forbidden","type":"about:blank","status":403,"detail":"The second."}"""));
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var error = await Assert.ThrowsAsync<TwitterApiException>(() => X(client).SubscribeAsync(Wanted, Client.User, Token));

        Assert.Equal("The first.", error.Error.Message);
    }

    [Fact]
    public async Task A_private_type_without_the_user_is_refused_before_the_call()
    {
        await using var server = await ScriptedServer.StartAsync(200, "{}");
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var error = await Assert.ThrowsAsync<TwitterCredentialsException>(
            () => X(client).SubscribeAsync(new("dm.received", ActivitySubscriptionFilter.OfUser("42")), cancellationToken: Token));

        Assert.Equal(
            "dm.received is private: a subscription for user 42 takes that user's own tokens (UserCredentials.OAuth2 with the scope dm.read, or UserCredentials.OAuth1).",
            error.Message);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(409, """{"title":"Conflict","status":409,"detail":"It is there."}""")]
    [InlineData(400, """{"errors":[{"title":"DuplicateSubscription","message":"It is there."}]}""")]
    [InlineData(400, """{"title":"Invalid Request","type":"https://api.x.com/2/problems/duplicate-subscription","detail":"Duplicate subscription.","status":400}""")]
    public async Task A_duplicate_is_told_in_each_form(int status, string body)
    {
        await using var server = await ScriptedServer.StartAsync(status, body);
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var error = await Assert.ThrowsAsync<TwitterApiException>(() => X(client).SubscribeAsync(Wanted, cancellationToken: Token));

        Assert.Equal(TwitterErrorKind.AlreadySubscribed, error.Kind);
    }

    [Fact]
    public async Task An_account_is_found_by_name_or_there_is_none()
    {
        await using var server = await ScriptedServer.StartAsync(static asked => new(200, asked.Target switch
        {
            "/2/users/by/username/ada" => """{"data":{"id":"42","username":"ada","name":"Ada"}}""",
            "/2/users/me" => """{"data":{"id":"43","username":"bea","name":"Bea"}}""",
            _ => """{"errors":[{"title":"Not Found Error","type":"https://api.x.com/2/problems/resource-not-found","detail":"There is none.","parameter":"username","resource_type":"user"}]}""",
        }));
        await using var client = Client.Of(server.Address, TwitterApi.V2);
        var accounts = client.Services.GetRequiredService<ITwitterAccounts>();

        Assert.Equal(new TwitterAccount("42", "ada", "Ada"), await accounts.FindAsync("@ada", Token));
        Assert.Equal(new TwitterAccount("43", "bea", "Bea"), await accounts.GetOwnAsync(Client.User, Token));
        Assert.Null(await accounts.FindAsync("nobody", Token));
    }

    private static ITwitterActivity X(Client client) => client.Services.GetRequiredService<ITwitterActivity>();
}
