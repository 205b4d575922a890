using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace TwitterEvents.Management.Tests;

/// <summary>What one look does for answers of X that are no plain yes.</summary>
public sealed class RegistrarAnswerTests
{
    private const string Other = """{"id":"6","url":"https://other.example/","valid":true}""";

    private const string Subscribed = """{"data":{"subscriptions":[{"user_id":"1"}]}}""";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    /// <summary>Nothing listens there; whether X can reach it cannot be told from here.</summary>
    private static readonly string Unreachable = "http://127.0.0.1:9/webhooks/twitter";

    [Theory]
    [InlineData("null")]
    [InlineData("\"maintenance\"")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("<html>Sign in</html>")]
    [InlineData("""{"data":[{"url":"https://bot.example/"}]}""")]
    [InlineData("""{"errors":[{"detail":"Not now."}]}""")]
    public async Task Without_a_list_no_webhook_is_created(string list)
    {
        await using var server = await ScriptedServer.StartAsync(asked => asked.Method == "GET" ? new(200, list) : new(500));

        await Assert.ThrowsAsync<TwitterApiException>(() => EnsureAsync(server));

        Assert.All(server.Requests, static asked => Assert.Equal("GET", asked.Method));
    }

    [Fact]
    public async Task A_URL_that_could_not_be_probed_does_not_cost_another_webhook()
    {
        await using var server = await StartAsync($"[{Other}]", create: new(403, """{"errors":[{"message":"WebhookLimitExceeded"}]}"""));

        var error = await Assert.ThrowsAsync<RegistrationException>(() => EnsureAsync(server, options => options.DeleteOtherWebhooks = true));

        Assert.Contains("6 (https://other.example/)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Requests, static asked => asked.Method == "DELETE");
    }

    [Theory]
    [InlineData(403, false)]
    [InlineData(200, true)]
    public async Task Without_a_probe_another_webhook_goes_only_when_X_has_passed_its_successor(int created, bool isDeleted)
    {
        await using var server = await StartAsync(
            $"[{Other}]",
            create: new(created, created == 200 ? $$$"""{"data":{"id":"7","url":"{{{Unreachable}}}","valid":true}}""" : """{"errors":[{"message":"WebhookLimitExceeded"}]}"""));

        await Record.ExceptionAsync(() => EnsureAsync(server, options => (options.DeleteOtherWebhooks, options.ProbeUrl) = (true, false)));

        Assert.Equal(isDeleted, server.Requests.Any(static asked => asked.Method == "DELETE"));
    }

    [Fact]
    public async Task Another_webhook_stays_while_its_successor_is_invalid()
    {
        await using var server = await StartAsync($$$"""[{{{Other}}},{"id":"7","url":"{{{Unreachable}}}","valid":false}]""", validate: new(200, """{"data":{"valid":false}}"""));

        var error = await Assert.ThrowsAsync<TwitterApiException>(
            () => EnsureAsync(server, options => (options.DeleteOtherWebhooks, options.ProbeUrl) = (true, false)));

        Assert.Equal(TwitterErrorKind.CrcFailed, error.Kind);
        Assert.DoesNotContain(server.Requests, static asked => asked.Method == "DELETE");
    }

    [Fact]
    public async Task Without_a_probe_the_URL_is_not_asked()
    {
        var asked = 0;
        await using var bot = await ScriptedServer.StartAsync(_ => new(Interlocked.Increment(ref asked) > 0 ? 404 : 0));
        await using var server = await StartAsync($$$"""[{"id":"7","url":"{{{bot.Address}}}/a","valid":true}]""");

        Assert.Equal("7", await EnsureAsync(server, options => (options.Url, options.ProbeUrl) = ($"{bot.Address}/a", false)));

        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task A_user_who_is_subscribed_already_is_as_wanted()
    {
        await using var server = await StartAsync(Own, subscribe: new(409, """{"errors":[{"message":"DuplicateSubscriptionFailed"}]}"""));

        Assert.Equal("7", await EnsureAsync(server));
    }

    [Fact]
    public async Task A_webhook_that_another_instance_created_meanwhile_is_adopted()
    {
        var lists = 0;
        await using var server = await ScriptedServer.StartAsync(asked => asked switch
        {
            { Method: "GET", Target: var target } when target.StartsWith("/2/webhooks?", StringComparison.Ordinal) =>
                new(200, Interlocked.Increment(ref lists) == 1 ? """{"data":[]}""" : $$"""{"data":{{Own}}}"""),
            { Method: "POST", Target: "/2/webhooks" } => new(400, """{"errors":[{"message":"DuplicateUrlFailed"}]}"""),
            { Method: "GET" } => new(200, Subscribed),
            _ => new(500),
        });

        Assert.Equal("7", await EnsureAsync(server));
    }

    [Fact]
    public async Task What_X_lists_harms_no_line()
    {
        var others = string.Join(',', Enumerable.Range(1, 500).Select(static id => $$"""{"id":"{{id}}\r\nERROR","url":"https://other.example/{{id}}"}"""));
        await using var server = await StartAsync($"[{others}]", create: new(403, """{"errors":[{"message":"WebhookLimitExceeded"}]}"""));

        var error = await Assert.ThrowsAsync<RegistrationException>(() => EnsureAsync(server));

        Assert.DoesNotContain(error.Message, char.IsControl);
        Assert.InRange(error.Message.Length, 1, 1_500);
    }

    private static string Own => $$"""[{"id":"7","url":"{{Unreachable}}","valid":true}]""";

    /// <summary>An X that says yes, but for what is given.</summary>
    private static Task<ScriptedServer> StartAsync(
        string list, ScriptedServer.Answer? create = null, ScriptedServer.Answer? validate = null, ScriptedServer.Answer? subscribe = null) =>
        ScriptedServer.StartAsync(asked => asked switch
        {
            { Method: "GET", Target: var target } when target.StartsWith("/2/webhooks?", StringComparison.Ordinal) => new(200, $$"""{"data":{{list}}}"""),
            { Method: "GET" } => new(200, subscribe is null ? Subscribed : """{"data":{"subscriptions":[]}}"""),
            { Method: "POST", Target: "/2/webhooks" } => create ?? new(500),
            { Method: "POST" } => subscribe ?? new(500),
            { Method: "PUT" } => validate ?? new(500),
            _ => new(200, """{"data":{"deleted":true}}"""),
        });

    private static async Task<string> EnsureAsync(ScriptedServer server, Action<TwitterRegistrationOptions>? declare = null)
    {
        await using var client = Client.Of(server.Address, TwitterApi.V2);
        var wanted = new TwitterRegistrationOptions { Url = Unreachable };
        declare?.Invoke(wanted);
        return (await client.Services.GetRequiredService<Registrar>().EnsureAsync(wanted, static _ => { }, Token))!;
    }
}
