using System.Globalization;

namespace TwitterEvents.Tool.Tests;

/// <summary>The whole road for each generation of the API, a command a step.</summary>
public sealed class RoadTests
{
    [Theory]
    [InlineData("v1-premium")]
    [InlineData("v1-enterprise")]
    [InlineData("v2")]
    [InlineData("x-activity")]
    public async Task A_webhook_is_added_listed_validated_and_deleted(string api)
    {
        await using var desk = await Desk.OpenAsync();
        var options = Desk.Api(api);

        var added = await desk.JsonAsync(["webhook", "add", "--url", desk.Bot.Url, .. options]);
        var webhook = Assert.Single(desk.X.Webhooks);
        Assert.Equal((webhook.Id, desk.Bot.Url, true), (added.GetProperty("id").GetString(), added.GetProperty("url").GetString(), added.GetProperty("valid").GetBoolean()));

        var listed = await desk.JsonAsync(["webhook", "list", .. options]);
        Assert.Equal(webhook.Id, Assert.Single(listed.GetProperty("webhooks").EnumerateArray()).GetProperty("id").GetString());

        var table = await desk.RunAsync(["webhook", "list", .. options]);
        Assert.Equal(2, table.Lines.Length);
        Assert.Contains($"{webhook.Id}  yes", table.Lines[1], StringComparison.Ordinal);

        desk.Bot.Crc = Bot.Answer(200, """{"response_token":"sha256=wrong"}""");
        await desk.X.CheckWebhooksAsync(TestContext.Current.CancellationToken);
        Assert.False(Assert.Single(desk.X.Webhooks).Valid);
        desk.Bot.Crc = desk.Bot.AnswerRightly;

        var validated = await desk.JsonAsync(["webhook", "validate", "--webhook-id", webhook.Id, .. options]);
        Assert.Equal((webhook.Id, true), (validated.GetProperty("webhookId").GetString(), validated.GetProperty("valid").GetBoolean()));
        Assert.True(Assert.Single(desk.X.Webhooks).Valid);

        var deleted = await desk.RunAsync(["webhook", "delete", .. options]);
        Assert.Equal(0, deleted.ExitCode);
        Assert.Contains(webhook.Id, deleted.Errors, StringComparison.Ordinal);
        Assert.Empty(desk.X.Webhooks);
    }

    [Theory]
    [InlineData("v1-premium")]
    [InlineData("v1-enterprise")]
    [InlineData("v2")]
    [InlineData("x-activity")]
    public async Task A_user_is_subscribed_checked_listed_counted_and_unsubscribed(string api)
    {
        await using var desk = await Desk.OpenAsync();
        var options = Desk.Api(api);
        await desk.RegisterAsync(api);

        Assert.False(Desk.Json(await desk.RunAsync(["subscription", "check", "--json", .. options]), 1).GetProperty("subscribed").GetBoolean());

        var added = await desk.JsonAsync(["subscription", "add", .. options]);
        Assert.Equal((desk.OwnerId, true), (added.GetProperty("userId").GetString(), added.GetProperty("subscribed").GetBoolean()));
        Assert.True((await desk.JsonAsync(["subscription", "check", "--user-id", desk.OwnerId, .. options])).GetProperty("subscribed").GetBoolean());

        var listed = await desk.JsonAsync(["subscription", "list", .. options]);
        Assert.Equal(desk.OwnerId, Assert.Single(listed.GetProperty("userIds").EnumerateArray()).GetString());
        Assert.Equal(1, (await desk.JsonAsync(["subscription", "count", .. options])).GetProperty("all").GetInt64());

        var deleted = await desk.JsonAsync(["subscription", "delete", "--user-id", desk.OwnerId, .. options]);
        Assert.False(deleted.GetProperty("subscribed").GetBoolean());
        Assert.Empty(Assert.Single(desk.X.Webhooks).SubscribedUserIds);
    }

    [Theory]
    [InlineData("v1-enterprise")]
    [InlineData("v2")]
    [InlineData("x-activity")]
    public async Task A_replay_begins(string api)
    {
        await using var desk = await Desk.OpenAsync(new FakeXOptions { ReplayRecent = true });
        var id = await desk.RegisterAsync(api);
        var now = TimeProvider.System.GetUtcNow();

        var job = await desk.JsonAsync([
            "replay", "--from", now.AddHours(-2).ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture),
            "--to", now.AddMinutes(-11).ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture), .. Desk.Api(api)]);

        Assert.Equal(id, job.GetProperty("webhookId").GetString());
        Assert.NotEqual("", job.GetProperty("jobId").GetString());
    }

    [Fact]
    public async Task Without_an_API_it_is_X_Activity_whose_webhooks_are_those_of_v2()
    {
        await using var desk = await Desk.OpenAsync();

        var id = (await desk.JsonAsync("webhook", "add", "--url", desk.Bot.Url)).GetProperty("id").GetString();

        Assert.Equal((id, FakeXApi.V2), (Assert.Single(desk.X.Webhooks).Id, desk.X.Webhooks[0].CreatedBy));
        Assert.Equal(id, Assert.Single((await desk.JsonAsync("webhook", "list", "--api", "v2")).GetProperty("webhooks").EnumerateArray()).GetProperty("id").GetString());
        Assert.Contains("no subscription of X Activity", (await desk.RunAsync("activity", "list")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_has_no_replay_and_X_says_so()
    {
        await using var desk = await Desk.OpenAsync(new FakeXOptions { Replay = false });
        await desk.RegisterAsync("v1-premium");

        var result = await desk.RunAsync(["replay", "--from", "202603040506", "--to", "202603040606", .. Desk.Api("v1-premium")]);

        Assert.Equal(7, result.ExitCode);
        Assert.Contains("code 200", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_setting_Api_takes_the_place_of_the_option_in_either_spelling()
    {
        await using var desk = await Desk.OpenAsync();
        foreach (var api in (string[])["v1-premium", "V1Premium"])
        {
            desk.Environment["Twitter__Api"] = api;
            desk.Environment["Twitter__Environment"] = "dev";
            desk.Environment["Twitter__Url"] = desk.Bot.Url;

            await desk.JsonAsync("webhook", "add");

            Assert.Equal("dev", Assert.Single(desk.X.Webhooks).Environment);
            await desk.JsonAsync("webhook", "delete");
        }
    }
}
