using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using TwitterEvents.Testing;

namespace TwitterEvents.Management.Tests;

/// <summary>Wherever it starts from, one look either brings X to what is declared, or ends with one sentence that names the cure.</summary>
public sealed class RegistrarTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static TheoryData<TwitterApi> Apis => [TwitterApi.V1Premium, TwitterApi.V1Enterprise, TwitterApi.V2];

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task From_nothing(TwitterApi api)
    {
        await using var stage = await Stage.StartAsync(api);

        await stage.EnsureAsync();

        var webhook = Assert.Single(stage.X.Webhooks);
        Assert.Equal((stage.Bot.Url, true), (webhook.Url.OriginalString, webhook.Valid));
        Assert.Equal([stage.X.App.Owner.Id], webhook.SubscribedUserIds);
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task From_what_is_declared_already_nothing_changes(TwitterApi api)
    {
        await using var stage = await Stage.StartAsync(api);
        await stage.EnsureAsync();
        var before = Assert.Single(stage.X.Webhooks);

        await stage.EnsureAsync();

        var after = Assert.Single(stage.X.Webhooks);
        Assert.Equal((before.Id, before.CreatedAt), (after.Id, after.CreatedAt));
        Assert.Equal(before.SubscribedUserIds, after.SubscribedUserIds);
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task From_an_invalid_webhook(TwitterApi api)
    {
        await using var stage = await Stage.StartAsync(api);
        await stage.EnsureAsync();
        stage.Bot.AnswersChecksWrongly = true;
        await stage.X.CheckWebhooksAsync(Token);
        Assert.False(Assert.Single(stage.X.Webhooks).Valid);
        stage.Bot.AnswersChecksWrongly = false;

        await stage.EnsureAsync();

        Assert.True(Assert.Single(stage.X.Webhooks).Valid);
    }

    [Fact]
    public async Task From_another_URL_it_adds_its_own_and_leaves_the_other_alone()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V2);
        var other = await stage.AddOtherAsync();

        await stage.EnsureAsync();

        Assert.Equal([other, stage.Bot.Url], stage.X.Webhooks.Select(webhook => webhook.Url.OriginalString));
    }

    [Fact]
    public async Task From_too_many_webhooks_it_names_them_and_what_to_do()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V1Premium);
        var other = await stage.AddOtherAsync();

        var error = await Assert.ThrowsAsync<RegistrationException>(stage.EnsureAsync);

        Assert.Contains("code 214", error.Message, StringComparison.Ordinal);
        Assert.Contains(other, error.Message, StringComparison.Ordinal);
        Assert.Contains("DeleteOtherWebhooks", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_too_many_webhooks_it_replaces_the_other_if_told()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V1Premium, options => options.DeleteOtherWebhooks = true);
        await stage.AddOtherAsync();

        await stage.EnsureAsync();

        Assert.Equal(stage.Bot.Url, Assert.Single(stage.X.Webhooks).Url.OriginalString);
    }

    [Theory]
    [MemberData(nameof(Apis))]
    public async Task From_missing_and_extra_users_it_adds_the_missing_and_leaves_the_extra_alone(TwitterApi api)
    {
        await using var stage = await Stage.StartAsync(api);
        await stage.EnsureAsync();
        stage.Declare("815", "816");

        await stage.EnsureAsync();

        Assert.Equal(["2244994945", "815", "816"], Assert.Single(stage.X.Webhooks).SubscribedUserIds.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Extra_users_are_ended_if_told()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V2, options => options.EndOtherSubscriptions = true);
        await stage.EnsureAsync();
        stage.Declare("815");

        await stage.EnsureAsync();

        Assert.Equal(["815"], Assert.Single(stage.X.Webhooks).SubscribedUserIds);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_anybody_declared_nothing_is_touched_and_the_missing_token_is_named(bool endOthers)
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V2, options => options.EndOtherSubscriptions = endOthers);
        await stage.EnsureAsync();
        stage.Change(options => options.AccessToken = null);

        var error = await Assert.ThrowsAsync<TwitterCredentialsException>(stage.EnsureAsync);

        Assert.Contains("Twitter:AccessToken is not set", error.Message, StringComparison.Ordinal);
        Assert.Single(Assert.Single(stage.X.Webhooks).SubscribedUserIds);
    }

    [Fact]
    public async Task A_webhook_that_works_goes_only_when_its_successor_stands()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V2, options => options.DeleteOtherWebhooks = true);
        var other = await stage.AddOtherAsync();
        stage.Bot.AnswersChecksWrongly = true;

        await Assert.ThrowsAsync<RegistrationException>(stage.EnsureAsync);

        Assert.Equal(other, Assert.Single(stage.X.Webhooks).Url.OriginalString);
        stage.Bot.AnswersChecksWrongly = false;
        await stage.EnsureAsync();
        Assert.Equal(stage.Bot.Url, Assert.Single(stage.X.Webhooks).Url.OriginalString);
    }

    [Fact]
    public async Task A_user_who_may_not_be_subscribed_keeps_no_other_out()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V1Enterprise);
        stage.Declare(stage.X.AddUser("666", maySubscribe: false));
        stage.Declare("815");

        var error = await Assert.ThrowsAsync<RegistrationException>(stage.EnsureAsync);

        Assert.Contains("1 of 2 users", error.Message, StringComparison.Ordinal);
        Assert.Contains("666", error.Message, StringComparison.Ordinal);
        Assert.Contains("code 348", error.Message, StringComparison.Ordinal);
        Assert.Equal(["815"], Assert.Single(stage.X.Webhooks).SubscribedUserIds);
    }

    [Fact]
    public async Task A_user_of_OAuth_2_is_subscribed_and_then_left_alone()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V2);
        var ada = stage.X.AddUser("815");
        stage.Declare(UserCredentials.OAuth2(ada.OAuth2AccessToken));

        await stage.EnsureAsync();
        await stage.EnsureAsync();

        Assert.Equal(["815"], Assert.Single(stage.X.Webhooks).SubscribedUserIds);
    }

    [Fact]
    public async Task A_user_of_OAuth_2_is_told_that_v1_knows_none_such()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V1Enterprise);
        stage.Declare(UserCredentials.OAuth2("token"));

        var error = await Assert.ThrowsAsync<TwitterCredentialsException>(stage.EnsureAsync);

        Assert.Contains("UserCredentials.OAuth1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_creation_whose_answer_is_lost_is_unclear_and_found_at_the_next_look()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V2);
        var created = 0;
        await using var server = await ScriptedServer.StartAsync(asked => (asked.Method, asked.Target) switch
        {
            ("POST", "/2/webhooks") when Interlocked.Increment(ref created) > 0 => new(0),
            ("GET", var list) when list.StartsWith("/2/webhooks", StringComparison.Ordinal) => new(200, created == 0
                ? """{"meta":{"result_count":0}}"""
                : $$$"""{"data":[{"id":"7","url":"{{{stage.Bot.Url}}}","valid":true}],"meta":{"result_count":1}}"""),
            ("GET", _) => new(200, $$$"""{"data":{"subscriptions":[{"user_id":"{{{stage.X.App.Owner.Id}}}"}]}}"""),
            _ => new(500),
        });
        stage.Change(options => (options.BaseAddress, options.BearerToken) = (server.Address, "token"));

        var error = await Assert.ThrowsAsync<TwitterApiException>(stage.EnsureAsync);
        Assert.Equal(TwitterErrorKind.Unclear, error.Kind);

        Assert.Equal("7", await stage.EnsureAsync());
        Assert.Equal(1, created);
    }

    [Fact]
    public async Task The_secret_of_another_app_is_told_before_X_is_asked()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V2, secret: "another secret");

        var error = await Assert.ThrowsAsync<RegistrationException>(stage.EnsureAsync);

        Assert.Contains("Twitter:ConsumerSecret", error.Message, StringComparison.Ordinal);
        Assert.Empty(stage.X.Webhooks);
    }

    [Fact]
    public async Task A_wrong_secret_everywhere_is_told_with_Xs_words()
    {
        await using var stage = await Stage.StartAsync(TwitterApi.V1Premium, secret: "another secret", settings: settings => settings["Twitter:ConsumerSecret"] = "another secret");

        var error = await Assert.ThrowsAsync<TwitterApiException>(stage.EnsureAsync);

        Assert.Equal(TwitterErrorKind.NotAuthenticated, error.Kind);
        Assert.Contains("belong to one app", error.Message, StringComparison.Ordinal);
        Assert.Empty(stage.X.Webhooks);
    }

    [Fact]
    public async Task A_valid_webhook_outlives_a_moment_in_which_the_app_is_ill()
    {
        var isIll = false;
        await using var stage = await Stage.StartAsync(TwitterApi.V2, pipeline: app => app.Use((context, next) => isIll ? Failing(context) : next(context)));
        var id = await stage.EnsureAsync();
        isIll = true;

        Assert.Equal(id, await stage.EnsureAsync());
    }

    private static Task Failing(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return Task.CompletedTask;
    }
}
