using System.Globalization;
using System.Text.Json.Nodes;
using TwitterEvents.Testing.Deliveries;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Api;

/// <summary>v1.1's replay, which reaches back five days.</summary>
internal static class V1Replay
{
    private const string Path = "/1.1/account_activity/replay/webhooks/{webhookId}/subscriptions/all.json";

    private static readonly TimeSpan Reach = TimeSpan.FromDays(5);

    public static IEnumerable<ApiEndpoint> Endpoints(XPlatform x) =>
        [new("POST", Path, Access.App, AccessErrors.V1Replay, 5, call => StartAsync(x, call))];

    private static async Task<Reply> StartAsync(XPlatform x, ApiCall call)
    {
        if (!x.Options.Replay)
        {
            return Errors.NoReplay;
        }

        if (!long.TryParse(call.Route("webhookId"), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return Errors.ReplayWebhookId;
        }

        var (window, fault) = ReplayWindow.Parse(
            call.Parameter("from_date"), call.Parameter("to_date"), x.Now, Reach, x.Options.ReplayRecent);
        if (window is null)
        {
            return Of(fault!.Value);
        }

        if (x.Webhooks.Find(call.Route("webhookId")) is not { } webhook)
        {
            return Errors.NotFound;
        }

        var (job, refusal) = await x.Replays.StartAsync(webhook, window, call.Aborted);
        return job is null
            ? refusal == ReplayRefusal.InProgress ? Errors.ReplayInProgress : Errors.ReplayWebhookInvalid
            : Reply.Ok(new JsonObject { ["job_id"] = job.Id, ["created_at"] = WireText.Seconds(job.CreatedAt) }, 202);
    }

    private static Reply Of(ReplayWindowFault fault) => fault switch
    {
        ReplayWindowFault.Missing => Errors.ReplayParameterMissing,
        ReplayWindowFault.Unreadable => Errors.ReplayParameterUnreadable,
        ReplayWindowFault.OutOfRange => Errors.ReplayRange,
        _ => Errors.ReplayDateNotPast,
    };
}
