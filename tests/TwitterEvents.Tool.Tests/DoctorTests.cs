using System.Text.Json;

namespace TwitterEvents.Tool.Tests;

/// <summary><c>twitter-events doctor</c>.</summary>
public sealed class DoctorTests
{
    [Theory]
    [InlineData("v1-premium")]
    [InlineData("v1-enterprise")]
    [InlineData("v2")]
    [InlineData("x-activity")]
    public async Task When_all_is_well_it_says_so_and_changes_nothing(string api)
    {
        await using var desk = await Desk.OpenAsync();
        var id = await desk.RegisterAsync(api);

        var result = await desk.RunAsync(["doctor", "--url", desk.Bot.Url, "--json", .. Desk.Api(api)]);

        Assert.Equal("", result.Errors);
        var report = Desk.Json(result, 0);
        Assert.True(report.GetProperty("ok").GetBoolean());
        string[] names = ["credentials", "crc secret", "api", "permission", "url", "crc", "webhook", .. api == "v1-premium" ? ["environment"] : Array.Empty<string>()];
        Assert.All(names, name => Assert.Equal("ok", State(report, name)));
        Assert.Equal("warning", State(report, api == "x-activity" ? "x activity" : "subscription"));
        Assert.Equal(id, Assert.Single(desk.X.Webhooks).Id);
        Assert.Empty(desk.X.Webhooks[0].SubscribedUserIds);
    }

    [Fact]
    public async Task Without_a_URL_that_of_the_only_webhook_is_asked()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.RegisterAsync("v2");

        var result = await desk.RunAsync("doctor");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"crc: {desk.Bot.Url} answers", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_credential_is_named_with_the_commands_that_need_it()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Environment["Twitter__AccessToken"] = null;

        var result = await desk.RunAsync("doctor", "--url", desk.Bot.Url);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("subscription add and check need", result.Output, StringComparison.Ordinal);
        Assert.Contains("not set: Twitter:AccessToken.", result.Output, StringComparison.Ordinal);
        Assert.Contains("Cure: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("Twitter__AccessToken ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_no_credential_at_all_it_still_ends_with_a_report()
    {
        await using var desk = await Desk.OpenAsync();
        foreach (var name in (string[])["ConsumerKey", "ConsumerSecret", "AccessToken", "AccessTokenSecret", "BearerToken"])
        {
            desk.Environment[$"Twitter__{name}"] = null;
        }

        var report = Desk.Json(await desk.RunAsync("doctor", "--json"), 1);

        Assert.All((string[])["credentials", "crc secret", "api"], name => Assert.Equal("fail", State(report, name)));
        Assert.StartsWith("No credential is set", Check(report, "credentials").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(report.GetProperty("checks").EnumerateArray(), check => check.GetProperty("state").GetString() == "ok");
    }

    [Fact]
    public async Task A_credential_with_a_line_break_is_a_fault()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Environment["Twitter__ConsumerKey"] += "\n";

        var result = await desk.RunAsync("doctor");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Twitter:ConsumerKey begins or ends with a space", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_404_of_the_URL_is_found()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Bot.Crc = Bot.Answer(404);

        var check = Check(Desk.Json(await desk.RunAsync("doctor", "--url", desk.Bot.Url, "--json"), 1), "crc");

        Assert.Equal("fail", check.GetProperty("state").GetString());
        Assert.Contains("404", check.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("MapTwitterEvents", check.GetProperty("cure").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_with_another_secret_is_found()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Bot.CrcSecret = "the-receivers-own-secret";

        var check = Check(Desk.Json(await desk.RunAsync("doctor", "--url", desk.Bot.Url, "--json"), 1), "crc");

        Assert.Contains("not made with Twitter:ConsumerSecret", check.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "ok", "warning", "with Twitter:ConsumerSecret, and with these settings a receiver would take the other one")]
    [InlineData(
        "Consumer", "warning", "ok",
        "answers the check with Twitter:ConsumerSecret. If X refuses the webhook all the same, it uses Twitter:ClientSecret: set Twitter:CrcSecret to Client.")]
    public async Task Of_two_secrets_the_one_that_answers_is_named(string? choice, string secretState, string crcState, string says)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Environment["Twitter__ClientSecret"] = "a-client-secret";
        desk.Environment["Twitter__CrcSecret"] = choice;

        var report = Desk.Json(await desk.RunAsync("doctor", "--url", desk.Bot.Url, "--json"), 0);

        Assert.Equal((secretState, crcState), (State(report, "crc secret"), State(report, "crc")));
        Assert.Contains(says, Check(report, "crc").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_secrets_the_other_may_be_the_one_X_uses()
    {
        await using var desk = await Desk.OpenAsync(new FakeXOptions { ClientSecret = "the-client-secret" });
        desk.Environment["Twitter__ClientSecret"] = "the-client-secret";

        var report = Desk.Json(await desk.RunAsync("doctor", "--url", desk.Bot.Url, "--json"), 0);

        Assert.Equal(("ok", "ok"), (State(report, "crc secret"), State(report, "crc")));
        Assert.EndsWith(
            " answers the check with Twitter:ClientSecret. If X refuses the webhook all the same, it uses Twitter:ConsumerSecret: set Twitter:CrcSecret to Consumer.",
            Check(report, "crc").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_only_secret_there_is_answers_as_X_wants_it()
    {
        await using var desk = await Desk.OpenAsync();

        var report = Desk.Json(await desk.RunAsync("doctor", "--url", desk.Bot.Url, "--json"), 0);

        Assert.EndsWith("as X wants it, with Twitter:ConsumerSecret.", Check(report, "crc").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_never_sends_its_reader_to_itself()
    {
        await using var desk = await Desk.OpenAsync();
        desk.X.Faults.AnswerApi(new FakeXAnswer(418) { Message = "Something new." });

        var result = await desk.RunAsync("doctor", "--url", desk.Bot.Url);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Something new.", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("doctor", result.Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_X_is_about_to_change_is_told_for_all_events_or_for_those_named()
    {
        await using var desk = await Desk.OpenAsync();

        var all = await desk.RunAsync("doctor");
        var one = Check(await desk.JsonAsync("doctor", "--event", "follow_events"), "account activity");

        foreach (var key in TwitterSamples.OfFamily("account-activity").Select(sample => sample.EventKey).Distinct())
        {
            Assert.Contains($"{key} -> ", all.Output, StringComparison.Ordinal);
        }

        Assert.Contains("note     encrypted chat: Messages of some users never come", all.Output, StringComparison.Ordinal);
        Assert.Equal("follow_events -> follow.follow, follow.unfollow", Assert.Single(one.GetProperty("details").EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("https://192.168.1.5/x", "a private address")]
    [InlineData("https://bot/x", "a name of the local network")]
    [InlineData("https://localhost/x", "this machine")]
    public async Task A_host_that_X_cannot_reach_is_found_and_not_called(string url, string says)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Environment["Twitter__BaseAddress"] = null;
        foreach (var name in (string[])["ConsumerKey", "BearerToken"])
        {
            // Without them nobody calls the public X.
            desk.Environment[$"Twitter__{name}"] = null;
        }

        var report = Desk.Json(await desk.RunAsync("doctor", "--url", url, "--json"), 1);

        Assert.Equal(("fail", "skipped"), (State(report, "url"), State(report, "crc")));
        Assert.Contains(says, Check(report, "url").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v2", "Unauthorized")]
    [InlineData("v1-enterprise", "code 32")]
    public async Task A_wrong_secret_of_ones_own_is_found(string api, string says)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.RegisterAsync(api);
        desk.Environment["Twitter__ConsumerSecret"] = "another-secret-altogether";

        var report = Desk.Json(await desk.RunAsync(["doctor", "--url", desk.Bot.Url, "--json", .. Desk.Api(api)]), 1);

        Assert.Equal("fail", State(report, "permission"));
        Assert.Contains(says, Check(report, "permission").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("fail", State(report, "crc"));
    }

    [Fact]
    public async Task A_wrong_secret_without_a_bearer_token_is_found()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Environment["Twitter__BearerToken"] = null;
        desk.Environment["Twitter__ConsumerSecret"] = "another-secret-altogether";

        var api = Check(Desk.Json(await desk.RunAsync("doctor", "--json"), 1), "api");

        Assert.Contains("code 99", api.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("copied whole", api.GetProperty("cure").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(261)]
    [InlineData(348)]
    public async Task A_missing_permission_is_found(int code)
    {
        await using var desk = await Desk.OpenAsync();
        await desk.RegisterAsync("v1-enterprise");
        desk.X.Faults.AnswerApi(new FakeXAnswer(200) { Body = $$"""[{"id":"5","url":"{{desk.Bot.Url}}","valid":true}]""" });
        desk.X.Faults.AnswerApi(new FakeXAnswer(403) { Code = code, Message = "Not permitted." });

        var check = Check(Desk.Json(await desk.RunAsync(["doctor", "--url", desk.Bot.Url, "--json", .. Desk.Api("v1-enterprise")]), 1), "permission");

        Assert.Contains($"code {code}", check.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("Direct message permission", check.GetProperty("cure").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://bot.example.com:8443/x", "names a port")]
    [InlineData("https://bot.example.com:443/x", "names a port")]
    [InlineData("http://bot.example.com/x", "not https")]
    [InlineData("bot.example.com/x", "no URL X can call")]
    public async Task A_URL_that_X_refuses_is_found_and_not_called(string url, string says)
    {
        await using var desk = await Desk.OpenAsync();

        var report = Desk.Json(await desk.RunAsync("doctor", "--url", url, "--json"), 1);

        Assert.Equal("skipped", State(report, "crc"));
        Assert.Contains(says, Check(report, "url").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.NotEqual(JsonValueKind.Null, Check(report, "url").GetProperty("cure").ValueKind);
    }

    [Fact]
    public async Task An_environment_that_does_not_exist_is_found()
    {
        await using var desk = await Desk.OpenAsync();

        var check = Check(Desk.Json(await desk.RunAsync("doctor", "--api", "v1-premium", "--environment", "Dev", "--json"), 1), "environment");

        Assert.Equal("fail", check.GetProperty("state").GetString());
        Assert.Contains("code 34", check.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_environment_that_is_not_named_is_found()
    {
        await using var desk = await Desk.OpenAsync();

        Assert.Equal("fail", State(Desk.Json(await desk.RunAsync("doctor", "--api", "v1-premium", "--json"), 1), "environment"));
    }

    [Fact]
    public async Task An_invalid_webhook_is_found_and_left_so()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.RegisterAsync("v1-enterprise");
        desk.Bot.Crc = Bot.Answer(200, """{"response_token":"sha256=wrong"}""");
        await desk.X.CheckWebhooksAsync(TestContext.Current.CancellationToken);
        desk.Bot.Crc = desk.Bot.AnswerRightly;

        var report = Desk.Json(await desk.RunAsync(["doctor", "--url", desk.Bot.Url, "--json", .. Desk.Api("v1-enterprise")]), 1);

        Assert.Equal("ok", State(report, "crc"));
        Assert.Equal("fail", State(report, "webhook"));
        Assert.Contains("webhook validate", Check(report, "webhook").GetProperty("cure").GetString(), StringComparison.Ordinal);
        Assert.False(Assert.Single(desk.X.Webhooks).Valid);
    }

    [Fact]
    public async Task A_URL_that_is_not_registered_is_a_warning()
    {
        await using var desk = await Desk.OpenAsync();

        Assert.Equal("warning", State(Desk.Json(await desk.RunAsync("doctor", "--url", desk.Bot.Url, "--json"), 0), "webhook"));
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_found()
    {
        await using var desk = await Desk.OpenAsync();
        await using var secure = await Bot.StartAsync(hasBadCertificate: true);

        var report = Desk.Json(await desk.RunAsync("doctor", "--url", secure.Url, "--json"), 1);

        Assert.Equal("fail", State(report, "crc"));
        Assert.Equal("fail", State(report, "certificate"));
        Assert.Contains("not trusted", Check(report, "certificate").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("X wants a certificate", Check(report, "crc").GetProperty("cure").GetString(), StringComparison.Ordinal);
    }

    private static JsonElement Check(JsonElement report, string name) =>
        report.GetProperty("checks").EnumerateArray().First(check => check.GetProperty("name").GetString() == name);

    private static string State(JsonElement report, string name) => Check(report, name).GetProperty("state").GetString()!;
}
