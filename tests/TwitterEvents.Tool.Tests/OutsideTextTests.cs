namespace TwitterEvents.Tool.Tests;

/// <summary>What X, or whatever answers in its place, writes into an id, a name or a URL moves no cursor and begins no line of its own.</summary>
public sealed class OutsideTextTests
{
    private const string Webhooks = """{"data":[{"id":"5\r\n\u001b[2J","url":"https://bot.example.com/\r\n\u001b[2J","valid":true,"created_at":"2026-11-24T08:00:00.000Z"}]}""";

    [Theory]
    [InlineData(Webhooks, "webhook", "list")]
    [InlineData(Webhooks, "doctor")]
    [InlineData("""{"data":{"application_id":"1","webhook_id":"5","webhook_url":"https://bot.example.com/x","subscriptions":[{"user_id":"5\r\n\u001b[2J"}]}}""", "subscription", "list", "--webhook-id", "5")]
    [InlineData("""{"data":{"account_name":"Acme\r\n\u001b[2J","subscriptions_count_all":"1","subscriptions_count_direct_messages":"0","provisioned_count":"5"}}""", "subscription", "count")]
    [InlineData("""{"data":{"job_id":"5\r\n\u001b[2J","created_at":"2026-11-24T08:00:00.000Z"}}""", "replay", "--from", "202603040506", "--to", "202603040507", "--webhook-id", "5")]
    public async Task It_is_printed_escaped(string answer, params string[] arguments)
    {
        await using var desk = await Desk.OpenAsync();
        desk.X.Faults.AnswerApi(new FakeXAnswer(200) { Body = answer }, 4);

        var result = await desk.RunAsync(arguments);

        Assert.Contains("\\r\\n\\u001B[2J", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output + result.Errors);
        Assert.DoesNotContain('\r', result.Output + result.Errors);
    }

    [Theory]
    [InlineData("validate")]
    [InlineData("delete")]
    public async Task An_id_that_X_lists_is_printed_escaped_when_it_has_been_used(string command)
    {
        await using var desk = await Desk.OpenAsync();
        desk.X.Faults.AnswerApi(new FakeXAnswer(200) { Body = Webhooks });
        desk.X.Faults.AnswerApi(new FakeXAnswer(200) { Body = command == "delete" ? """{"data":{"deleted":true}}""" : """{"data":{"valid":true}}""" });

        var result = await desk.RunAsync("webhook", command);

        Assert.True(result.ExitCode == 0, result.Errors);
        Assert.StartsWith("Webhook 5\\r\\n\\u001B[2J is", result.Output, StringComparison.Ordinal);
    }
}
