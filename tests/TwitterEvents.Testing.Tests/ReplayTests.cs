using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace TwitterEvents.Testing.Tests;

/// <summary>Replay jobs: contract §4.3, §4.4 and §5. The clock of the stage begins at 05:06:07 UTC on 4 March 2026.</summary>
public sealed class ReplayTests
{
    private static readonly TwitterSample Follow = TwitterSamples.Get("follow_events", "follow");
    private static readonly TwitterSample Unfollow = TwitterSamples.Get("follow_events", "unfollow");

    [Fact]
    public async Task V1_replays_what_was_tried_oldest_first_without_retries_and_tells_its_end()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync();
        var user = await stage.SubscribeAsync(webhook, "12");
        await DeliverAtMinutesAsync(stage, user, 0, 1, 2, 3);
        stage.Time.Advance(TimeSpan.FromHours(1));

        // From 05:07 on and before 05:09: the second and third of four.
        var answer = await StartV1Async(stage, webhook.Id, "202603040507", "202603040509");

        Assert.Equal(202, answer.Status);
        Assert.Equal(["job_id", "created_at"], answer.Json.AsObject().Select(member => member.Key));
        Assert.Matches("^[0-9]+$", (string?)answer.Json["job_id"]);
        Assert.Equal("2026-03-04T06:09:07Z", (string?)answer.Json["created_at"]);
        await stage.DrainAsync();
        Assert.Equal(1, stage.Bot.CrcCount);
        Assert.Equal(["1", "2"], [await NextMarkAsync(stage), await NextMarkAsync(stage)]);
        AssertStatus(await stage.Bot.NextPostAsync(), webhook, answer, "Complete", "Job completed successfully");
        Assert.Equal([true, true, false], stage.X.Deliveries.Skip(4).Select(delivery => delivery.IsReplay));
    }

    [Theory]
    [InlineData("202603040509", "202603040510", 0)]
    [InlineData("202603040510", "202603040511", 1)]
    public async Task The_first_date_counts_and_the_last_does_not(string from, string to, int count)
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync();
        var user = await stage.SubscribeAsync(webhook, "12");
        stage.Time.SetUtcNow(new DateTimeOffset(2026, 3, 4, 5, 10, 0, TimeSpan.Zero));
        await stage.X.DeliverAsync(Follow, user, TestContext.Current.CancellationToken);
        stage.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(202, (await StartV1Async(stage, webhook.Id, from, to)).Status);

        await stage.DrainAsync();
        Assert.Equal(count, stage.X.Deliveries.Count(delivery => delivery.IsReplay));
    }

    [Fact]
    public async Task A_job_with_failures_is_incomplete()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync();
        var user = await stage.SubscribeAsync(webhook, "12");
        await stage.X.DeliverAsync(Follow, user, TestContext.Current.CancellationToken);
        await stage.Bot.NextPostAsync();
        stage.Time.Advance(TimeSpan.FromHours(1));
        stage.Bot.Post = context =>
        {
            // Only the event fails, not the notice of the job's end.
            context.Response.StatusCode = context.Request.ContentLength > 1000 ? 500 : 200;
            return Task.CompletedTask;
        };

        var answer = await StartV1Async(stage, webhook.Id, "202603040506", "202603040507");

        await stage.DrainAsync();
        await stage.Bot.NextPostAsync();
        AssertStatus(
            await stage.Bot.NextPostAsync(), webhook, answer, "Incomplete", "Job failed to deliver all events, please retry your replay job");
        Assert.Equal(0, stage.Bot.PostCount);
    }

    [Fact]
    public async Task V2_replays_too()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        var user = await stage.SubscribeAsync(webhook, "12");
        stage.Bot.Post = Bot.Answer(500);
        await stage.X.DeliverAsync(Unfollow, user, TestContext.Current.CancellationToken);
        await stage.Bot.NextPostAsync();
        stage.Bot.Post = Bot.Answer(200);
        stage.Time.Advance(TimeSpan.FromHours(1));

        var answer = await StartV2Async(stage, webhook.Id, "202603040506", "202603040507");

        Assert.Equal(200, answer.Status);
        Assert.Equal("2026-03-04T06:06:07.089Z", (string?)answer.Json["data"]!["created_at"]);
        Assert.NotNull((string?)answer.Json["data"]!["job_id"]);
        await stage.DrainAsync();
        Assert.Contains("unfollow", (await stage.Bot.NextPostAsync()).Body, StringComparison.Ordinal);
        Assert.Contains("replay_job_status", (await stage.Bot.NextPostAsync()).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("post.create", "plain", true)]
    [InlineData("post.create", "replayed", false)]
    [InlineData("post.create", "batch", true)]
    public async Task What_is_replayed_of_X_Activity_says_so(string key, string name, bool isAdded)
    {
        await using var stage = await Stage.StartAsync();
        var user = await stage.RegisterForAsync("12");
        await stage.X.DeliverAsync(TwitterSamples.Get(key, name), user, TestContext.Current.CancellationToken);
        var first = JsonNode.Parse((await stage.Bot.NextPostAsync()).Body)!.AsObject();
        stage.Time.Advance(TimeSpan.FromHours(1));

        await StartV2Async(stage, stage.X.Webhooks[0].Id, "202603040506", "202603040507");

        await stage.DrainAsync();
        var again = JsonNode.Parse((await stage.Bot.NextPostAsync()).Body)!;
        Assert.Equal(isAdded, !first.ContainsKey("meta"));
        Assert.Equal("""{"replay":true}""", again["meta"]!.ToJsonString());
        Assert.True(JsonNode.DeepEquals(first["data"], again["data"]));
    }

    [Fact]
    public async Task The_deprecated_v2_call_answers_in_its_odd_shape()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);

        var answer = await stage.Api.AsApp(
            "POST", $"/2/account_activity/replay/webhooks/{webhook.Id}/subscriptions/all?from_date=202603040400&to_date=202603040410");

        Assert.Equal(200, answer.Status);
        Assert.Equal(["for_user_id", "replay_event"], answer.Json.AsObject().Select(member => member.Key));
        Assert.NotNull((string?)answer.Json["replay_event"]!["job_id"]);
    }

    [Theory]
    [InlineData("1", "", "202603040410", 400, 357)]
    [InlineData("1", "202603040400", "", 400, 357)]
    [InlineData("1", "yesterday", "202603040410", 400, 358)]
    [InlineData("1", "202603040400", "202613040410", 400, 358)]
    [InlineData("1", "2026-03-04", "202603040410", 400, 358)]
    [InlineData("1", "202603040411", "202603040410", 400, 356)]
    [InlineData("1", "202602270506", "202603040410", 400, 356)]
    [InlineData("1", "202603040436", "202603040440", 400, 368)]
    [InlineData("1", "202603040400", "202603040457", 400, 368)]
    [InlineData("1", "202603040400", "202603050000", 400, 368)]
    [InlineData("-1", "202603040400", "202603040410", 400, 360)]
    [InlineData("x", "202603040400", "202603040410", 400, 360)]
    [InlineData("1", "202603040400", "202603040410", 404, 34)]
    public async Task V1_refuses_with_the_code_of_the_fault(string webhookId, string from, string to, int status, int code)
    {
        await using var stage = await Stage.StartAsync();

        (await StartV1Async(stage, webhookId, from, to)).AssertError(status, code);
    }

    [Theory]
    [InlineData("202602270507", "202603040410")]
    [InlineData("202603040435", "202603040456")]
    public async Task V1_reaches_from_five_days_to_31_minutes_and_ends_10_minutes_ago(string from, string to)
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync();

        Assert.Equal(202, (await StartV1Async(stage, webhook.Id, from, to)).Status);
    }

    [Theory]
    [InlineData("", "202603040410", "QueryParamInvalid")]
    [InlineData("x", "202603040410", "QueryParamInvalid")]
    [InlineData("202603040411", "202603040410", "QueryParamInvalid")]
    [InlineData("202603030505", "202603040410", "QueryParamInvalid")]
    [InlineData("202603040400", "202603050000", "QueryParamInvalid")]
    public async Task V2_refuses_with_a_reason(string from, string to, string reason)
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);

        (await StartV2Async(stage, webhook.Id, from, to)).AssertProblem(400, reason);
        (await StartV2Async(stage, "12", from, to)).AssertProblem(400, "WebhookIdInvalid");
    }

    [Fact]
    public async Task An_app_without_replay_is_refused()
    {
        await using var stage = await Stage.StartAsync(options => options with { Replay = false });

        (await StartV1Async(stage, "1", "202603040400", "202603040410")).AssertError(403, 200);
        Assert.Equal(403, (await StartV2Async(stage, "1", "202603040400", "202603040410")).Status);
    }

    [Fact]
    public async Task An_invalid_webhook_and_a_failing_check_are_code_214()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync();
        stage.Bot.Crc = Bot.Answer(200, "{}");
        const string Message = "Webhook is marked invalid and requires a CRC check.";

        (await StartV1Async(stage, webhook.Id, "202603040400", "202603040410")).AssertError(400, 214, Message);
        Assert.False(stage.Now(webhook).Valid);
        Assert.Equal(1, stage.Bot.CrcCount);
        (await StartV1Async(stage, webhook.Id, "202603040400", "202603040410")).AssertError(400, 214, Message);
        Assert.Equal(1, stage.Bot.CrcCount);
        (await StartV2Async(stage, webhook.Id, "202603040400", "202603040410")).AssertProblem(400, "CrcValidationFailed");
    }

    [Fact]
    public async Task One_job_at_a_time()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync();
        var user = await stage.SubscribeAsync(webhook, "12");
        await stage.X.DeliverAsync(Follow, user, TestContext.Current.CancellationToken);
        await stage.Bot.NextPostAsync();
        stage.Time.Advance(TimeSpan.FromHours(1));
        var gate = new Gate();
        stage.Bot.Post = (HttpContext _) => gate.PassAsync().AsTask();
        Assert.Equal(202, (await StartV1Async(stage, webhook.Id, "202603040506", "202603040507")).Status);
        await gate.Reached;

        (await StartV1Async(stage, webhook.Id, "202603040506", "202603040507"))
            .AssertError(409, 355, "A replay job is already in progress for this webhook.");
        (await StartV2Async(stage, webhook.Id, "202603040506", "202603040507")).AssertProblem(409, "ReplayConflictError");

        gate.Open();
        await stage.DrainAsync();
        Assert.Equal(202, (await StartV1Async(stage, webhook.Id, "202603040506", "202603040507")).Status);
    }

    [Fact]
    public async Task Recent_events_are_replayed_where_that_is_asked_for()
    {
        await using var stage = await Stage.StartAsync(options => options with { ReplayRecent = true });
        var webhook = await stage.RegisterAsync();
        var user = await stage.SubscribeAsync(webhook, "12");
        await stage.X.DeliverAsync(Follow, user, TestContext.Current.CancellationToken);
        await stage.Bot.NextPostAsync();

        Assert.Equal(202, (await StartV1Async(stage, webhook.Id, "202603040506", "202603040507")).Status);

        await stage.DrainAsync();
        Assert.Equal(2, stage.Bot.PostCount);
    }

    [Fact]
    public async Task The_end_of_a_job_may_be_told_before_its_last_event()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync();
        var user = await stage.SubscribeAsync(webhook, "12");
        await DeliverAtMinutesAsync(stage, user, 0, 1, 2);
        stage.Time.Advance(TimeSpan.FromHours(1));
        stage.X.Faults.EndReplayEarly();

        var early = await StartV1Async(stage, webhook.Id, "202603040506", "202603040509");

        await stage.DrainAsync();
        Assert.Equal(["0", "1"], [await NextMarkAsync(stage), await NextMarkAsync(stage)]);
        AssertStatus(await stage.Bot.NextPostAsync(), webhook, early, "Complete", "Job completed successfully");
        Assert.Equal("2", await NextMarkAsync(stage));
        Assert.Equal([true, true, false, true], stage.X.Deliveries.Skip(3).Select(delivery => delivery.IsReplay));

        // The next job is as ever.
        var next = await StartV1Async(stage, webhook.Id, "202603040508", "202603040509");

        await stage.DrainAsync();
        Assert.Equal("2", await NextMarkAsync(stage));
        AssertStatus(await stage.Bot.NextPostAsync(), webhook, next, "Complete", "Job completed successfully");
        Assert.Equal(0, stage.Bot.PostCount);
    }

    [Fact]
    public async Task A_job_without_events_tells_its_end_once()
    {
        await using var stage = await Stage.StartAsync();
        var webhook = await stage.RegisterAsync(FakeXApi.V2);
        stage.X.Faults.EndReplayEarly();

        var answer = await StartV2Async(stage, webhook.Id, "202603040406", "202603040407");

        Assert.Equal(200, answer.Status);
        await stage.DrainAsync();
        Assert.Contains("replay_job_status", (await stage.Bot.NextPostAsync()).Body, StringComparison.Ordinal);
        Assert.Equal(0, stage.Bot.PostCount);
    }

    private static async Task DeliverAtMinutesAsync(Stage stage, FakeXUser user, params int[] marks)
    {
        foreach (var mark in marks)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $$"""{"a_events":[{"mark":"{{mark}}"}]}""");
            var sample = new TwitterSample("account-activity", "a_events", "test", System.Text.Encoding.UTF8.GetBytes(text));
            await stage.X.DeliverAsync(sample, user, TestContext.Current.CancellationToken);
            await stage.Bot.NextPostAsync();
            stage.Time.Advance(TimeSpan.FromMinutes(mark == marks[^1] ? 0 : 1));
        }
    }

    private static async Task<string?> NextMarkAsync(Stage stage) =>
        (string?)JsonNode.Parse((await stage.Bot.NextPostAsync()).Body)!["a_events"]![0]!["mark"];

    private static Task<Answer> StartV1Async(Stage stage, string webhookId, string from, string to)
    {
        var dates = string.Join('&', new[] { ("from_date", from), ("to_date", to) }
            .Where(date => date.Item2.Length > 0).Select(date => $"{date.Item1}={date.Item2}"));
        return stage.Api.AsApp("POST", $"/1.1/account_activity/replay/webhooks/{webhookId}/subscriptions/all.json?{dates}");
    }

    private static Task<Answer> StartV2Async(Stage stage, string webhookId, string from, string to) =>
        stage.Api.AsApp("POST", "/2/webhooks/replay", $$"""{"webhook_id":"{{webhookId}}","from_date":"{{from}}","to_date":"{{to}}"}""");

    private static void AssertStatus(Bot.Request post, FakeXWebhook webhook, Answer answer, string state, string description)
    {
        var expected = new JsonObject
        {
            ["replay_job_status"] = new JsonObject
            {
                ["webhook_id"] = webhook.Id,
                ["job_state"] = state,
                ["job_state_description"] = description,
                ["job_id"] = (string?)answer.Json["job_id"],
            },
        };
        Assert.Equal(expected.ToJsonString(), post.Body);
    }
}
