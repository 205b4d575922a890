using Kind = TwitterEvents.Management.TwitterErrorKind;

namespace TwitterEvents.Management.Tests;

/// <summary>An answer is a success if it says what X promises for the call, whatever its status.</summary>
public sealed class PromiseTests
{
    private const string Refusal =
        """{"errors":[{"title":"Authorization Error","detail":"The user has not authorized the app.","type":"https://api.x.com/2/problems/not-authorized-for-resource"}]}""";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    public static TheoryData<string> Calls => [.. EveryCall.All];

    /// <summary>Every call, and what is no answer to it.</summary>
    public static TheoryData<string, string> NoAnswers
    {
        get
        {
            string[] bodies = ["", "null", "\"maintenance\"", "{}", "[{}]", "7", """{"data":null}""", """{"data":{}}""", """{"data":[{"url":"u"}]}""", "{"];
            var data = new TheoryData<string, string>();
            foreach (var call in EveryCall.All)
            {
                foreach (var body in bodies)
                {
                    data.Add(call, body);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_refusal_inside_a_200_is_a_refusal_in_Xs_words(string call)
    {
        var error = await FailAsync(TwitterApi.V2, call, 200, Refusal);

        Assert.Equal((Kind.NotAuthorizedForResource, "The user has not authorized the app."), (error.Kind, error.Message));
        Assert.Contains("was answered 200: The user has not authorized the app.", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_status_a_refusal_inside_a_200_names_is_heeded()
    {
        var error = await FailAsync(TwitterApi.V2, "subscribe", 200, """{"title":"Unauthorized","type":"about:blank","status":401,"detail":"Unauthorized"}""");

        Assert.Equal(Kind.NotAuthenticated, error.Kind);
    }

    [Theory]
    [MemberData(nameof(NoAnswers))]
    public async Task What_does_not_hold_the_promised_data_is_not_understood(string call, string body)
    {
        foreach (var api in Enum.GetValues<TwitterApi>())
        {
            Assert.Equal(Kind.NotUnderstood, (await FailAsync(api, call, 200, body)).Kind);
        }
    }

    [Theory]
    [InlineData("delete", """{"data":{"deleted":false}}""", Kind.NotDone)]
    [InlineData("unsubscribe", """{"data":{"subscribed":true}}""", Kind.NotDone)]
    [InlineData("subscribe", """{"data":{"subscribed":false}}""", Kind.NotDone)]
    [InlineData("validate", """{"data":{"valid":false}}""", Kind.CrcFailed)]
    [InlineData("validate", """{"data":{"valid":"yes"}}""", Kind.NotUnderstood)]
    public async Task A_flag_that_says_no_is_no_success(string call, string body, TwitterErrorKind kind) =>
        Assert.Equal(kind, (await FailAsync(TwitterApi.V2, call, 200, body)).Kind);

    [Fact]
    public async Task A_change_that_is_done_is_done_whatever_errors_stand_beside_it()
    {
        await using var server = await ScriptedServer.StartAsync(200, """{"data":{"subscribed":true},"errors":[{"detail":"Something else failed."}]}""");
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        await client.X.SubscribeAsync("7", Client.User, Token);
    }

    [Theory]
    [InlineData("list", """{"data":[{"id":"7","url":"u"}],"errors":[{"detail":"One is missing."}]}""")]
    [InlineData("subscriptions", """{"data":{"subscriptions":[{"user_id":"1"}]},"errors":[{"detail":"One is missing."}]}""")]
    public async Task Part_of_a_list_is_no_list(string call, string body) =>
        Assert.Equal("One is missing.", (await FailAsync(TwitterApi.V2, call, 200, body)).Message);

    [Theory]
    [InlineData("""{"meta":{"result_count":2}}""")]
    [InlineData("""{"data":[{"id":"7","url":"u"},{"id":"8"}]}""")]
    [InlineData("""{"data":[{"id":"7","url":"u"},{"id":"","url":"u"}]}""")]
    [InlineData("""{"environments":[{"environment_name":"dev","webhooks":null}]}""")]
    [InlineData("""{"environments":{}}""")]
    public async Task A_list_without_its_items_is_not_understood(string body) =>
        Assert.Equal(Kind.NotUnderstood, (await FailAsync(TwitterApi.V1Premium, "list", 200, body)).Kind);

    [Theory]
    [InlineData("delete")]
    [InlineData("unsubscribe")]
    public async Task V2_may_say_that_something_is_gone_with_204(string call)
    {
        await using var server = await ScriptedServer.StartAsync(204);
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        await EveryCall.MakeAsync(client.X, call);
    }

    [Theory]
    [InlineData("subscribe")]
    [InlineData("check")]
    [InlineData("validate")]
    [InlineData("create")]
    public async Task V2_says_nothing_else_with_204(string call) =>
        Assert.Equal(Kind.NotUnderstood, (await FailAsync(TwitterApi.V2, call, 204, "")).Kind);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_validation_that_was_only_tried_is_judged_by_the_list(bool valid)
    {
        await using var server = await ScriptedServer.StartAsync(asked => new(200, asked.Method == "PUT"
            ? """{"data":{"attempted":true}}"""
            : $$"""{"data":[{"id":"7","url":"u","valid":{{(valid ? "true" : "false")}}}]}"""));
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        var error = await Record.ExceptionAsync(() => client.X.ValidateAsync("7", Token));

        Assert.Equal(valid ? null : Kind.CrcFailed, (error as TwitterApiException)?.Kind);
    }

    [Theory]
    [InlineData(TwitterApi.V1Enterprise, 404, "<html>No such page</html>")]
    [InlineData(TwitterApi.V1Enterprise, 404, "")]
    [InlineData(TwitterApi.V1Premium, 403, """{"errors":[{"code":348,"message":"Client application is not permitted."}]}""")]
    [InlineData(TwitterApi.V2, 404, """{"title":"Not Found Error","type":"https://api.x.com/2/problems/resource-not-found"}""")]
    [InlineData(TwitterApi.V2, 200, """{"data":{"subscribed":false},"errors":[{"detail":"The app may not see it."}]}""")]
    public async Task Only_X_can_say_that_a_user_is_not_subscribed(TwitterApi api, int status, string body) =>
        Assert.NotNull(await FailAsync(api, "check", status, body));

    [Fact]
    public async Task What_X_calls_no_subscription_is_none()
    {
        await using var server = await ScriptedServer.StartAsync(404, """{"errors":[{"message":"SubscriptionNotFound"}]}""");
        await using var client = Client.Of(server.Address, TwitterApi.V2);

        Assert.False(await client.X.IsSubscribedAsync("7", Client.User, Token));
    }

    private static async Task<TwitterApiError> FailAsync(TwitterApi api, string call, int status, string body)
    {
        await using var server = await ScriptedServer.StartAsync(status, body);
        await using var client = Client.Of(server.Address, api);
        return await EveryCall.FailAsync(client.X, call);
    }
}
