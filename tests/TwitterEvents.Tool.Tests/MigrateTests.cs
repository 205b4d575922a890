using System.Text.Json;
using TwitterEvents.Tool.Doctor;
using TwitterEvents.Tool.Migration;

namespace TwitterEvents.Tool.Tests;

/// <summary><c>twitter-events migrate</c>.</summary>
public sealed class MigrateTests
{
    /// <summary>What X's migration page names for a user, in no order.</summary>
    private static readonly string[] OfUser =
    [
        "block.block", "block.unblock", "chat.received", "chat.sent", "dm.indicate_typing", "dm.read", "dm.received", "dm.sent", "follow.follow", "follow.unfollow", "like.create",
        "mute.mute", "mute.unmute", "post.create", "post.delete", "post.mention.create", "post.quote.create", "post.reply.create", "post.repost.create",
    ];

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_users_go_from_one_API_to_the_other_without_a_gap()
    {
        await using var desk = await Desk.OpenAsync();
        FakeXUser[] users = [desk.AddUser("42"), desk.AddUser("43"), desk.AddUser("44")];
        var webhookId = await SubscribeAsync(desk, users);
        var foreign = await desk.SubscribeAsync("profile.update.bio", "42", "twitter-events", webhookId);
        var tokens = desk.WriteTokens(isOAuth2: true, users);

        var dry = await desk.RunAsync("migrate", "--tokens", tokens);

        Assert.Equal((0, ""), (dry.ExitCode, dry.Errors));
        Assert.Equal(foreign, Assert.Single(desk.X.ActivitySubscriptions).Id);
        Assert.Equal(3, Assert.Single(desk.X.Webhooks).SubscribedUserIds.Count);
        Assert.Matches($@"\n43 +{webhookId} +0 +19 +0 +0 +OAuth 2\.0 +goes on\n", dry.Output);
        Assert.Matches(@"\ndm\.received +direct_message_events +0 +3 +0 +0 +user's token \(dm\.read\) +0\.010 USD\n", dry.Output);
        Assert.Matches(@"\noauth\.revoke +user_event +0 +1 +0 +0 +app's bearer token +not published\n", dry.Output);
        Assert.Contains("to create 58,", dry.Output, StringComparison.Ordinal);
        Assert.Contains("on 1 January 2027", dry.Output, StringComparison.Ordinal);
        Assert.Contains("both may run at once", dry.Output, StringComparison.Ordinal);
        Assert.StartsWith("Dry run: nothing is changed. With --apply 58 subscriptions replace Account Activity for 3 users.", dry.Lines[^1], StringComparison.Ordinal);

        var applied = await desk.RunAsync("migrate", "--tokens", tokens, "--apply");

        Assert.True(applied.ExitCode == 0, applied.Errors);
        Assert.StartsWith("All 58 subscriptions stand, and their webhooks are valid.", applied.Lines[^1], StringComparison.Ordinal);
        Assert.Equal($"The app at {desk.Bot.Url} takes deliveries of X Activity.", applied.Lines[^2]);
        Assert.Contains("\"twitter-events.check\"", (await desk.Bot.NextPostAsync()).Body, StringComparison.Ordinal);
        var made = desk.X.ActivitySubscriptions.Where(item => item.Id != foreign).ToList();
        foreach (var user in users)
        {
            Assert.Equal(OfUser, made.Where(item => item.UserId == user.Id).Select(item => item.EventType).Order(StringComparer.Ordinal));
        }

        Assert.Equal("oauth.revoke", Assert.Single(made, item => item.UserId is null).EventType);
        Assert.All(made, item => Assert.Equal(("twitter-events-migrate", webhookId, null), (item.Tag, item.WebhookId, item.Direction)));
        Assert.Contains(desk.X.ActivitySubscriptions, item => item.Id == foreign);
        Assert.Equal(3, desk.X.Webhooks[0].SubscribedUserIds.Count);

        await desk.X.DeliverAsync(TwitterSamples.Get("follow_events", "follow"), users[1], Cancelled);
        await desk.X.DeliverAsync(TwitterSamples.Get("follow.follow", "follow"), users[1], Cancelled);
        Assert.Equal("43", JsonElement.Parse((await desk.Bot.NextPostAsync()).Body).GetProperty("for_user_id").GetString());
        Assert.Contains("\"follow.follow\"", (await desk.Bot.NextPostAsync()).Body, StringComparison.Ordinal);

        var ended = await desk.RunAsync("migrate", "--tokens", tokens, "--end-old");

        Assert.True(ended.ExitCode == 0, ended.Errors);
        Assert.StartsWith("All 58 subscriptions stand, and their webhooks are valid. 3 of 3 users have left Account Activity.", ended.Lines[^1], StringComparison.Ordinal);
        Assert.Empty(desk.X.Webhooks[0].SubscribedUserIds);
        Assert.Equal(59, desk.X.ActivitySubscriptions.Count);
        await desk.X.DeliverAsync(TwitterSamples.Get("follow.follow", "follow"), users[1], Cancelled);
        Assert.Contains("\"follow.follow\"", (await desk.Bot.NextPostAsync()).Body, StringComparison.Ordinal);
    }

    /// <summary>The app's own EnsureRegistered does what <c>activity sync</c> does, every ten minutes.</summary>
    [Fact]
    public async Task What_it_has_made_stays_whatever_the_app_itself_asks_for()
    {
        await using var desk = await Desk.OpenAsync();
        FakeXUser[] users = [desk.AddUser("42"), desk.AddUser("43")];
        await SubscribeAsync(desk, users);
        await desk.JsonAsync("migrate", "--apply", "--event-type", "follow.follow", "--event-type", "post.create");

        await desk.JsonAsync("activity", "sync", "--event-type", "follow.follow", "--event-type", "follow.unfollow", "--user-id", "42");

        Assert.Equal(
            ["follow.follow 42", "follow.follow 43", "follow.unfollow 42", "post.create 42", "post.create 43"],
            desk.X.ActivitySubscriptions.Select(item => $"{item.EventType} {item.UserId}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task More_than_the_plan_has_is_told_with_the_cure()
    {
        await using var desk = await Desk.OpenAsync();
        await SubscribeAsync(desk, desk.X.App.Owner);

        var dry = await desk.RunAsync("migrate", "--max", "10");

        Assert.Equal(6, dry.ExitCode);
        Assert.Contains("These would be 20 subscriptions, and the plan of X has 10:", dry.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_without_tokens_is_named_and_keeps_Account_Activity()
    {
        await using var desk = await Desk.OpenAsync();
        FakeXUser[] users = [desk.AddUser("42"), desk.AddUser("43")];
        await SubscribeAsync(desk, users);
        var tokens = desk.WriteTokens(isOAuth2: false, users[0]);

        var result = await desk.RunAsync("migrate", "--tokens", tokens, "--apply", "--end-old", "--json");

        var report = Desk.Json(result, 7);
        Assert.False(report.GetProperty("ok").GetBoolean());
        Assert.Equal(["43"], Assert.Single(desk.X.Webhooks).SubscribedUserIds);
        var problem = Assert.Single(report.GetProperty("problems").EnumerateArray());
        Assert.Equal("user 43", problem.GetProperty("about").GetString());
        Assert.Equal(15, problem.GetProperty("eventTypes").GetArrayLength());
        Assert.Contains("--tokens FILE", problem.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Contains("user 43: Account Activity goes on for this user", result.Errors, StringComparison.Ordinal);
        Assert.Equal([true, false], report.GetProperty("users").EnumerateArray().Select(user => user.GetProperty("ended").GetBoolean()));
        Assert.Equal(["follow.follow", "follow.unfollow", "post.create", "post.delete"], desk.X.ActivitySubscriptions.Where(item => item.UserId == "43").Select(item => item.EventType).Order());
    }

    [Fact]
    public async Task Nothing_is_ended_before_it_is_replaced()
    {
        await using var desk = await Desk.OpenAsync();
        await SubscribeAsync(desk, desk.X.App.Owner);
        await desk.JsonAsync("migrate", "--event-type", "follow.follow", "--apply");

        var early = await desk.RunAsync("migrate", "--end-old", "--event-type", "follow.follow", "--event-type", "follow.unfollow");

        Assert.Equal(1, early.ExitCode);
        Assert.Contains($"user {desk.OwnerId}: follow.unfollow: it does not stand yet: add --apply.", early.Errors, StringComparison.Ordinal);
        Assert.Contains("1 of 2 subscriptions stand. 0 of 1 users have left Account Activity.", early.Lines[^1], StringComparison.Ordinal);
        Assert.Single(desk.X.Webhooks[0].SubscribedUserIds);

        desk.Bot.Crc = Bot.Answer(200, """{"response_token":"sha256=wrong"}""");
        await desk.X.CheckWebhooksAsync(Cancelled);
        var invalid = await desk.RunAsync("migrate", "--end-old", "--event-type", "follow.follow");

        Assert.Equal(1, invalid.ExitCode);
        Assert.Contains("is not valid, so that X sends it nothing: run `twitter-events webhook validate", invalid.Errors, StringComparison.Ordinal);
        Assert.Single(desk.X.Webhooks[0].SubscribedUserIds);
        Assert.Single(desk.X.ActivitySubscriptions);
    }

    [Fact]
    public async Task Of_an_environment_the_webhook_of_v2_with_its_URL_takes_over()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.X.RegisterAsync(new Uri(desk.Bot.Url), desk.X.App.Owner, FakeXApi.V1Premium, Cancelled);
        string[] command = ["migrate", .. Desk.Api("v1-premium"), "--event-type", "follow.follow"];
        desk.X.Faults.AnswerApi(new FakeXAnswer(200) { Body = """{"data":[],"meta":{"result_count":0}}""" });

        var without = await desk.RunAsync(command);

        Assert.Equal(1, without.ExitCode);
        Assert.Contains($"`twitter-events webhook add --api v2 --url {desk.Bot.Url}`", without.Errors, StringComparison.Ordinal);

        // The fake X's v2 lists it too.
        var done = await desk.RunAsync([.. command, "--apply", "--end-old"]);

        Assert.True(done.ExitCode == 0, done.Errors);
        Assert.Equal(("follow.follow", Assert.Single(desk.X.Webhooks).Id), (Assert.Single(desk.X.ActivitySubscriptions).EventType, desk.X.ActivitySubscriptions[0].WebhookId));
        Assert.All(desk.X.Webhooks, webhook => Assert.Empty(webhook.SubscribedUserIds));
    }

    [Fact]
    public async Task What_others_have_is_left_alone_and_named()
    {
        await using var desk = await Desk.OpenAsync();
        await SubscribeAsync(desk, desk.X.App.Owner);
        var other = (await desk.JsonAsync("webhook", "add", "--url", desk.Bot.Url + "/other")).GetProperty("id").GetString()!;
        var id = await desk.SubscribeAsync("follow.follow", desk.OwnerId, "desk", other);

        var result = await desk.RunAsync("migrate", "--apply", "--end-old", "--event-type", "follow.follow", "--event-type", "post.create");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"user {desk.OwnerId}: follow.follow: subscription {id}", result.Errors, StringComparison.Ordinal);
        Assert.Contains($"`twitter-events activity delete {id}`", result.Errors, StringComparison.Ordinal);
        Assert.Equal((other, "desk"), (desk.X.ActivitySubscriptions[0].WebhookId, desk.X.ActivitySubscriptions[0].Tag));
        Assert.Equal("post.create", desk.X.ActivitySubscriptions[1].EventType);
        Assert.Single(desk.X.Webhooks.Single(webhook => webhook.Id != other).SubscribedUserIds);
    }

    [Fact]
    public async Task Without_a_subscription_there_is_nothing_to_do()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Environment["Twitter__Api"] = "x-activity";

        var result = await desk.RunAsync("migrate");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Account Activity (v2) has no subscription. --api names another generation", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--api", "x-activity")]
    [InlineData("--event-type", "profile.update.bio")]
    public async Task What_is_no_Account_Activity_is_refused(params string[] options)
    {
        await using var desk = await Desk.OpenAsync();

        Assert.Equal(2, (await desk.RunAsync(["migrate", .. options])).ExitCode);
    }

    [Fact]
    public void The_doctor_names_the_same_replacements()
    {
        Assert.Equal([.. OfUser.Append("oauth.revoke").Order(StringComparer.Ordinal)], AccountActivityTypes.All.Order(StringComparer.Ordinal));
        Assert.All(
            AccountActivityTypes.All,
            type => Assert.Contains(type, AccountActivityEnd.Replacements[AccountActivityTypes.Replaced(type)], StringComparison.Ordinal));
    }

    private static async Task<string> SubscribeAsync(Desk desk, params FakeXUser[] users)
    {
        foreach (var user in users)
        {
            await desk.X.RegisterAsync(new Uri(desk.Bot.Url), user, cancellationToken: Cancelled);
        }

        return desk.X.Webhooks[0].Id;
    }
}
