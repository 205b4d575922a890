using System.Text.Json;

namespace TwitterEvents.Tool.Tests;

/// <summary><c>twitter-events activity sync</c>.</summary>
public sealed class ActivitySyncTests
{
    private static readonly string[] Wanted =
    [
        "--event-type", "post.create", "--event-type", "post.delete", "--event-type", "follow.follow", "--event-type", "follow.unfollow", "--event-type", "spaces.start",
    ];

    [Fact]
    public async Task A_dry_run_says_what_would_be_done_and_changes_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        var (webhookId, _) = await MixedAsync(desk);
        var before = desk.X.ActivitySubscriptions;

        var result = await desk.RunAsync(["activity", "sync", .. Wanted, "--user-id", "42", "--webhook-id", webhookId, "--dry-run", "--json"]);

        var plan = Desk.Json(result, 1);
        Assert.Equal(
            ["create:follow.follow", "create:spaces.start", "end:post.create", "keep:post.create", "move:post.delete", "replace:follow.follow", "taken:follow.unfollow"],
            plan.GetProperty("subscriptions").EnumerateArray().Select(row => $"{row.GetProperty("action").GetString()}:{row.GetProperty("eventType").GetString()}")
                .Order(StringComparer.Ordinal));
        var counts = plan.GetProperty("counts");
        Assert.Equal((1, 2, 1, 1), (Number(counts, "keep"), Number(counts, "create"), Number(counts, "move"), Number(counts, "taken")));
        Assert.Equal((1, 1, 2), (Number(counts, "replace"), Number(counts, "end"), Number(counts, "others")));
        Assert.Equal((6, 6, 1500), (Number(counts, "before"), Number(counts, "after"), Number(counts, "most")));
        Assert.Equal(0.005m, plan.GetProperty("prices").GetProperty("post.create").GetDecimal());
        Assert.Equal("2026-11-24", plan.GetProperty("pricesAsOf").GetString());
        Assert.Contains("user 42: follow.unfollow: subscription", result.Errors, StringComparison.Ordinal);
        Assert.Contains("--end-other", result.Errors, StringComparison.Ordinal);
        Assert.Equal(before, desk.X.ActivitySubscriptions);
    }

    [Fact]
    public async Task For_the_stream_alone_no_webhook_is_needed()
    {
        await using var desk = await Desk.OpenAsync();

        var result = await desk.RunAsync("activity", "sync", "--event-type", "post.create", "--event-type", "dm.received", "--no-webhook");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.EndsWith("2 of 2 subscriptions stand for the stream.", result.Lines[^1], StringComparison.Ordinal);
        Assert.Equal([("post.create", null), ("dm.received", null)], desk.X.ActivitySubscriptions.Select(item => (item.EventType, item.WebhookId)));
        Assert.Equal(JsonValueKind.Null, (await desk.JsonAsync("activity", "sync", "--event-type", "post.create", "--no-webhook")).GetProperty("webhookId").ValueKind);
        Assert.Single(desk.X.ActivitySubscriptions);
    }

    [Fact]
    public async Task The_plan_is_carried_out_and_what_is_not_ours_stays()
    {
        await using var desk = await Desk.OpenAsync();
        var (webhookId, other) = await MixedAsync(desk);

        var result = await desk.RunAsync(["activity", "sync", .. Wanted, "--user-id", "42", "--webhook-id", webhookId]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("4 of 5 subscriptions stand for webhook", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            [
                ("follow.follow", "42", null, "twitter-events", webhookId),
                ("follow.unfollow", "42", null, "desk", other),
                ("post.create", "42", null, "twitter-events", webhookId),
                ("post.create", "8", null, "desk", other),
                ("post.delete", "42", null, "twitter-events", webhookId),
                ("spaces.start", "42", null, "twitter-events", webhookId),
            ],
            desk.X.ActivitySubscriptions.Select(item => (item.EventType, item.UserId, item.Direction, item.Tag, item.WebhookId)).Order());
    }

    [Fact]
    public async Task With_end_other_all_are_ours_and_a_second_run_has_nothing_to_do()
    {
        await using var desk = await Desk.OpenAsync();
        var (webhookId, _) = await MixedAsync(desk);
        string[] command = ["activity", "sync", .. Wanted, "--user-id", "42", "--webhook-id", webhookId, "--end-other"];

        var first = await desk.RunAsync(command);
        var there = desk.X.ActivitySubscriptions;
        var second = await desk.JsonAsync(command);

        Assert.Equal(0, first.ExitCode);
        Assert.Equal(5, there.Count);
        Assert.All(there, item => Assert.Equal(("42", webhookId), (item.UserId, item.WebhookId)));
        Assert.All(second.GetProperty("subscriptions").EnumerateArray(), row => Assert.Equal("keep", row.GetProperty("action").GetString()));
        Assert.Equal(there, desk.X.ActivitySubscriptions);
    }

    [Fact]
    public async Task A_user_without_tokens_keeps_nobody_out_and_is_named()
    {
        await using var desk = await Desk.OpenAsync();
        var user = desk.AddUser("42");
        await desk.RegisterAsync("x-activity");
        string[] command = ["activity", "sync", "--event-type", "dm.received", "--event-type", "follow.follow"];

        var dry = await desk.RunAsync([.. command, "--user-id", "42", "--user-id", desk.OwnerId, "--dry-run"]);
        var real = await desk.RunAsync([.. command, "--user-id", "42", "--user-id", desk.OwnerId]);

        Assert.Equal((7, 7), (dry.ExitCode, real.ExitCode));
        Assert.Matches(@"\ncreate +dm\.received +user 42 +MISSING: user's token \(dm\.read\)\n", dry.Output);
        Assert.Matches(@"\ncreate +dm\.received +user 2244994945 +user's OAuth 1\.0a tokens\n", dry.Output);
        Assert.Contains("0.010 USD: dm.received, follow.follow", dry.Output, StringComparison.Ordinal);
        Assert.All([dry.Errors, real.Errors], errors => Assert.Contains("user 42: dm.received: private, so that X wants the user's own tokens: let the user sign in with `twitter-events connect`", errors, StringComparison.Ordinal));
        Assert.Equal(
            [("dm.received", desk.OwnerId), ("follow.follow", desk.OwnerId), ("follow.follow", "42")],
            desk.X.ActivitySubscriptions.Select(item => (item.EventType, item.UserId!)).OrderBy(item => item.EventType).ThenBy(item => item.Item2));

        var mended = await desk.RunAsync([.. command, "--user-id", "42", "--user-id", desk.OwnerId, "--tokens", desk.WriteTokens(isOAuth2: true, user)]);
        Assert.True(mended.ExitCode == 0, mended.Errors);
        Assert.Contains(desk.X.ActivitySubscriptions, item => item is { EventType: "dm.received", UserId: "42" });
    }

    [Fact]
    public async Task More_than_the_plan_has_is_told_before()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.RegisterAsync("x-activity");

        var result = await desk.RunAsync("activity", "sync", "--event-type", "post.create", "--event-type", "post.delete", "--user-id", "1", "--user-id", "2", "--max", "3", "--dry-run");

        Assert.Equal(6, result.ExitCode);
        Assert.Contains("These would be 4 subscriptions, and the plan of X has 3", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_meets_every_call_ends_all_with_its_exit_code()
    {
        await using var desk = await Desk.OpenAsync(new FakeXOptions { ActivitySubscriptions = 1 });
        await desk.RegisterAsync("x-activity");

        var result = await desk.RunAsync("activity", "sync", "--event-type", "post.create", "--user-id", "1", "--user-id", "2", "--user-id", "3");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("Stopped: POST 2/activity/subscriptions was answered 400", result.Errors, StringComparison.Ordinal);
        Assert.Contains("user 3: post.create: not come to", result.Errors, StringComparison.Ordinal);
        Assert.Contains("1 of 3 subscriptions stand", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_is_every_type_but_those_of_keywords_and_a_direction_narrows_one()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.RegisterAsync("x-activity");

        var plan = await desk.JsonAsync("activity", "sync", "--all", "--direction", "like.create=inbound", "--dry-run");

        var rows = plan.GetProperty("subscriptions").EnumerateArray().ToDictionary(row => row.GetProperty("eventType").GetString()!);
        Assert.Equal(Management.ActivityEventType.All.Count - 1, rows.Count);
        Assert.DoesNotContain("news.new", rows.Keys);
        Assert.Equal(("inbound", "oauth1"), (rows["like.create"].GetProperty("direction").GetString(), rows["like.create"].GetProperty("credential").GetString()));
        Assert.Equal("bearer", rows["oauth.revoke"].GetProperty("credential").GetString());
        Assert.Equal(JsonValueKind.Null, rows["follow.follow"].GetProperty("direction").ValueKind);
    }

    /// <summary>For user 42: one as wanted, one that goes nowhere, one of one direction, one of others; beside them one that is not wanted, and one of others.</summary>
    private static async Task<(string WebhookId, string OtherWebhookId)> MixedAsync(Desk desk)
    {
        var webhookId = await desk.RegisterAsync("x-activity");
        var other = (await desk.JsonAsync("webhook", "add", "--url", desk.Bot.Url + "/other")).GetProperty("id").GetString()!;
        await desk.SubscribeAsync("post.create", "42", "twitter-events", webhookId);
        await desk.SubscribeAsync("post.delete", "42", "lost", null);
        await desk.SubscribeAsync("follow.follow", "42", "twitter-events", webhookId, "inbound");
        await desk.SubscribeAsync("follow.unfollow", "42", "desk", other);
        await desk.SubscribeAsync("post.create", "7", "twitter-events", webhookId);
        await desk.SubscribeAsync("post.create", "8", "desk", other);
        return (webhookId, other);
    }

    private static int Number(JsonElement counts, string name) => counts.GetProperty(name).GetInt32();
}
