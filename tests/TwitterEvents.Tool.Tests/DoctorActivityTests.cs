using System.Text.Json;

namespace TwitterEvents.Tool.Tests;

/// <summary>What <c>twitter-events doctor</c> says of the subscriptions of both APIs.</summary>
public sealed class DoctorActivityTests
{
    [Fact]
    public async Task Subscriptions_of_both_APIs_are_counted_and_those_for_the_stream_alone_are_named()
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.RegisterAsync("x-activity");
        Assert.Equal("ok", State(await desk.JsonAsync("doctor"), "account activity"));
        await desk.X.RegisterAsync(new Uri(desk.Bot.Url), desk.AddUser("42"), cancellationToken: TestContext.Current.CancellationToken);
        await desk.SubscribeAsync("post.create", "42", null, id);
        await desk.SubscribeAsync("post.delete", "42", null, id);
        var streamed = await desk.SubscribeAsync("follow.follow", "42", null, null);

        var report = await desk.JsonAsync("doctor");

        var checks = report.GetProperty("checks").EnumerateArray().Where(check => check.GetProperty("name").GetString() == "x activity").ToList();
        Assert.Equal(["ok", "note"], checks.Select(check => check.GetProperty("state").GetString()));
        Assert.Equal("Subscriptions: 3, of 3 event types.", checks[0].GetProperty("text").GetString());
        Assert.Equal([$"2 to webhook {id}", "1 to no webhook"], checks[0].GetProperty("details").EnumerateArray().Select(detail => detail.GetString()));
        Assert.StartsWith("1 subscription goes to the stream only; right if the app reads the stream (UseActivityStream, ", checks[1].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, checks[1].GetProperty("cure").ValueKind);
        Assert.Equal($"{streamed}: follow.follow of user 42", Assert.Single(checks[1].GetProperty("details").EnumerateArray()).GetString());
        var old = Check(report, "account activity");
        Assert.Equal("warning", old.GetProperty("state").GetString());
        Assert.Contains("on 1 January 2027", old.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.EndsWith("Still subscribed to it: 1 user.", old.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("twitter-events migrate", old.GetProperty("cure").GetString(), StringComparison.Ordinal);

        desk.Bot.Crc = Bot.Answer(200, """{"response_token":"sha256=wrong"}""");
        await desk.X.CheckWebhooksAsync(TestContext.Current.CancellationToken);
        desk.Bot.Crc = desk.Bot.AnswerRightly;
        var invalid = await desk.RunAsync("doctor");
        Assert.Equal(1, invalid.ExitCode);
        Assert.Contains($"fail     x activity: 2 subscriptions go to webhook {id} ({desk.Bot.Url}), which is invalid", invalid.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_is_found_without_a_call_that_changes_anything()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Environment["Twitter__AccessTokenSecret"] = "another-secret-altogether";

        Assert.Equal("fail", State(Desk.Json(await desk.RunAsync("doctor", "--json"), 1), "permission"));
    }

    private static JsonElement Check(JsonElement report, string name) =>
        report.GetProperty("checks").EnumerateArray().First(check => check.GetProperty("name").GetString() == name);

    private static string State(JsonElement report, string name) => Check(report, name).GetProperty("state").GetString()!;
}
