using System.Text.Json;
using TwitterEvents.Management;
using TwitterEvents.Tool.Migration;

namespace TwitterEvents.Tool.Tests;

/// <summary>The delivery with which <c>twitter-events migrate --apply</c> sees whether the app takes any.</summary>
public sealed class MigrateDeliveryTests
{
    private const string ClientSecret = "client-secret-of-the-app";

    private static readonly string[] Apply = ["migrate", "--event-type", "follow.follow", "--apply"];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_takes_it_and_runs_no_handler_but_those_of_unknown_events()
    {
        await using var desk = await Desk.OpenAsync(new FakeXOptions { ClientSecret = ClientSecret });
        await using var app = await Receiver.StartAsync(desk.X.App.ConsumerSecret, ClientSecret);
        await RegisterAsync(desk, app.Url);
        desk.Environment["Twitter__ClientSecret"] = ClientSecret;

        var report = await desk.JsonAsync(Apply);

        var delivery = Assert.Single(report.GetProperty("deliveries").EnumerateArray());
        Assert.True(delivery.GetProperty("verified").GetBoolean());
        Assert.Equal($"The app at {app.Url} takes deliveries of X Activity.", delivery.GetProperty("text").GetString());
        Assert.Equal((desk.X.Webhooks[0].Id, app.Url), (delivery.GetProperty("webhookId").GetString(), delivery.GetProperty("url").GetString()));
        Assert.Equal(["Twitter:ClientSecret 200", "Twitter:ConsumerSecret 200"], Attempts(delivery));
        Assert.Equal(["twitter-events.check"], app.Heard.Unknown);
        Assert.Empty(app.Heard.Known);
        Assert.Equal(0, app.Heard.Followers.Reader.Count);

        // It is another one each time.
        await desk.JsonAsync(Apply);
        Assert.Equal(2, app.Heard.Unknown.Count);
    }

    [Fact]
    public async Task An_app_with_the_client_secret_alone_takes_what_X_sends()
    {
        await using var desk = await Desk.OpenAsync(new FakeXOptions { ClientSecret = ClientSecret });
        await using var app = await Receiver.StartAsync(consumerSecret: null, ClientSecret);
        await RegisterAsync(desk, app.Url);
        desk.Environment["Twitter__ClientSecret"] = ClientSecret;

        var delivery = Assert.Single((await desk.JsonAsync(Apply)).GetProperty("deliveries").EnumerateArray());

        Assert.True(delivery.GetProperty("verified").GetBoolean());
        Assert.Equal(["Twitter:ClientSecret 200", "Twitter:ConsumerSecret 401"], Attempts(delivery));
        Assert.Contains("With Twitter:ConsumerSecret alone they are refused (401)", delivery.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_without_the_client_secret_is_told_to_set_it_and_Account_Activity_goes_on()
    {
        await using var desk = await Desk.OpenAsync();
        await using var app = await Receiver.StartAsync(desk.X.App.ConsumerSecret, clientSecret: null);
        await RegisterAsync(desk, app.Url);
        desk.Environment["Twitter__ClientSecret"] = ClientSecret;

        var result = await desk.RunAsync([.. Apply, "--end-old"]);

        Assert.Equal(5, result.ExitCode);
        Assert.Contains(
            $"The app at {app.Url} refuses what is signed with Twitter:ClientSecret (401), and takes Twitter:ConsumerSecret: set Twitter:ClientSecret of the app.", result.Errors, StringComparison.Ordinal);
        Assert.Contains("is taken by the app", result.Errors, StringComparison.Ordinal);
        Assert.Contains("but the delivery that was sent to see it was not taken. 0 of 1 users have left Account Activity.", result.Lines[^1], StringComparison.Ordinal);
        Assert.Single(desk.X.ActivitySubscriptions);
        Assert.Single(desk.X.Webhooks[0].SubscribedUserIds);
    }

    [Fact]
    public async Task An_app_with_another_secret_refuses_it()
    {
        await using var desk = await Desk.OpenAsync();
        await using var app = await Receiver.StartAsync(desk.X.App.ConsumerSecret, clientSecret: null);
        await RegisterAsync(desk, app.Url);
        desk.Environment["Twitter__ConsumerSecret"] = "another-secret-altogether";

        var result = await desk.RunAsync([.. Apply, "--json"]);

        var report = Desk.Json(result, 5);
        Assert.False(report.GetProperty("ok").GetBoolean());
        var delivery = Assert.Single(report.GetProperty("deliveries").EnumerateArray());
        Assert.False(delivery.GetProperty("verified").GetBoolean());
        Assert.Equal(["Twitter:ConsumerSecret 401"], Attempts(delivery));
        Assert.Contains($"The app at {app.Url} refuses what is signed with Twitter:ConsumerSecret (401)", result.Errors, StringComparison.Ordinal);
        Assert.Empty(app.Heard.Unknown);
    }

    [Fact]
    public async Task Nothing_at_that_path_is_an_app_to_be_deployed()
    {
        await using var desk = await Desk.OpenAsync();
        await RegisterAsync(desk, desk.Bot.Url);
        desk.Bot.Post = Bot.Answer(404);

        var result = await desk.RunAsync(Apply);

        Assert.Equal(5, result.ExitCode);
        Assert.Contains($"The app at {desk.Bot.Url} answers 404: nothing takes deliveries at that path.", result.Errors, StringComparison.Ordinal);
        Assert.Single(desk.X.ActivitySubscriptions);
        var request = await desk.Bot.NextPostAsync();
        Assert.Equal(Bot.Mac(request.Body, desk.X.App.ConsumerSecret), request.Headers["x-twitter-webhooks-signature"]);
        var data = JsonElement.Parse(request.Body).GetProperty("data");
        Assert.Equal(desk.OwnerId, data.GetProperty("filter").GetProperty("user_id").GetString());
        Assert.Matches("^[0-9]{19}$", data.GetProperty("event_uuid").GetString());
        Assert.Equal(0, desk.Bot.PostCount);
    }

    [Fact]
    public async Task No_answer_is_none()
    {
        await using var desk = await Desk.OpenAsync();
        await RegisterAsync(desk, desk.Bot.Url);
        desk.Bot.Post = Bot.HangUp;

        var result = await desk.RunAsync(Apply);

        Assert.Equal(5, result.ExitCode);
        Assert.Contains($"The app at {desk.Bot.Url} does not answer: ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_sent_and_that_is_said()
    {
        await using var desk = await Desk.OpenAsync();
        await RegisterAsync(desk, desk.Bot.Url);
        desk.Environment.Remove("Twitter__ConsumerSecret");

        var result = await desk.RunAsync([.. Apply, "--json"]);

        var delivery = Assert.Single(Desk.Json(result, 0).GetProperty("deliveries").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, delivery.GetProperty("verified").ValueKind);
        Assert.Contains($"The app at {desk.Bot.Url} is not verified: no secret is set.", result.Errors, StringComparison.Ordinal);
        Assert.Equal(0, desk.Bot.PostCount);
    }

    [Fact]
    public async Task Nothing_is_sent_before_it_is_applied_or_where_that_is_not_wanted()
    {
        await using var desk = await Desk.OpenAsync();
        await RegisterAsync(desk, desk.Bot.Url);

        var dry = await desk.JsonAsync("migrate", "--event-type", "follow.follow");
        var unverified = await desk.JsonAsync([.. Apply, "--no-verify"]);

        Assert.Equal((0, 0), (dry.GetProperty("deliveries").GetArrayLength(), unverified.GetProperty("deliveries").GetArrayLength()));
        Assert.Single(desk.X.ActivitySubscriptions);
        Assert.Equal(0, desk.Bot.PostCount);
    }

    [Theory]
    [InlineData(302, "answers 302, a redirect, which X does not follow")]
    [InlineData(403, "answers 403 and not 200")]
    [InlineData(204, "answers 204 and not 200")]
    [InlineData(405, "nothing takes deliveries at that path")]
    [InlineData(503, "answers 503: its log says why")]
    [InlineData(null, "does not answer: Connection refused. See that it runs")]
    public void Each_answer_has_its_cure(int? status, string says)
    {
        var webhook = new Webhook("1", "https://bot.example.com/x", true, null);

        var verdict = DeliveryVerdict.Judge(webhook, [new DeliveryAttempt("Twitter:ConsumerSecret", status, 1, status is null ? "Connection refused." : null)]);

        Assert.False(verdict.IsTaken);
        Assert.StartsWith("The app at https://bot.example.com/x ", verdict.Text, StringComparison.Ordinal);
        Assert.Contains(says, verdict.Text, StringComparison.Ordinal);
        Assert.EndsWith(" The subscriptions stand; run this again when that is mended.", verdict.Text, StringComparison.Ordinal);
    }

    private static Task RegisterAsync(Desk desk, string url) => desk.X.RegisterAsync(new Uri(url), desk.X.App.Owner, cancellationToken: Cancelled);

    private static IEnumerable<string> Attempts(JsonElement delivery) =>
        delivery.GetProperty("attempts").EnumerateArray().Select(attempt => $"{attempt.GetProperty("secret").GetString()} {attempt.GetProperty("status").GetInt32()}");
}
