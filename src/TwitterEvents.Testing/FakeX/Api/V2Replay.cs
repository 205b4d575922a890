using System.Text.Json.Nodes;
using TwitterEvents.Testing.Deliveries;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>v2's replay, which reaches back 24 hours: today's call, and the one deprecated since March 2026 with its odd answer, whose limit is
/// not documented and is v1.1's here.</summary>
internal static class V2Replay
{
    private static readonly TimeSpan Reach = TimeSpan.FromHours(24);

    public static IEnumerable<ApiEndpoint> Endpoints(XPlatform x) =>
    [
        new("POST", "/2/webhooks/replay", Access.App, AccessErrors.V2App, 100, async call =>
        {
            var job = await StartAsync(x, call, call.JsonText("webhook_id"), call.JsonText("from_date"), call.JsonText("to_date"));
            return V2.Data(Text(job));
        }),
        new(
            "POST",
            "/2/account_activity/replay/webhooks/{webhookId}/subscriptions/all",
            Access.App,
            AccessErrors.V2App,
            5,
            async call =>
            {
                var job = await StartAsync(x, call, call.Route("webhookId"), call.Parameter("from_date"), call.Parameter("to_date"));
                return Reply.Ok(new JsonObject { ["for_user_id"] = x.Accounts.App.Owner.Id, ["replay_event"] = Text(job) });
            }),
    ];

    private static async Task<ReplayJob> StartAsync(XPlatform x, ApiCall call, string? webhookId, string? from, string? to)
    {
        if (!x.Options.Replay)
        {
            throw new ApiFailure(Problems.Forbidden);
        }

        var webhook = V2.Find(x, webhookId);
        var (window, fault) = ReplayWindow.Parse(from, to, x.Now, Reach, x.Options.ReplayRecent);
        if (window is null)
        {
            throw new ApiFailure(Problems.QueryParamInvalid(Detail(fault!.Value)));
        }

        var (job, refusal) = await x.Replays.StartAsync(webhook, window, call.Aborted);
        return job ?? throw new ApiFailure(
            refusal == ReplayRefusal.InProgress ? Problems.ReplayConflict : Problems.Of(WebhookFailure.WrongCrcAnswer));
    }

    private static JsonObject Text(ReplayJob job) =>
        new() { ["job_id"] = job.Id, ["created_at"] = WireText.Milliseconds(job.CreatedAt) };

    private static string Detail(ReplayWindowFault fault) => fault switch
    {
        ReplayWindowFault.Missing => "from_date and to_date are required.",
        ReplayWindowFault.Unreadable => "Dates are yyyymmddhhmm.",
        ReplayWindowFault.OutOfRange => "from_date must be before to_date, and within the past 24 hours.",
        _ => "from_date must be 31 minutes old, to_date 10 minutes.",
    };
}
