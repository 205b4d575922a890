using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using TwitterEvents.Testing.Crc;
using TwitterEvents.Testing.Platform;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>Sends again what was once tried: oldest first, without retries, and in the end an event that tells how it went.</summary>
internal sealed class ReplayJobs(
    WebhookChecks checks, Deliverer deliverer, DeliverySender sender, DeliveryLog log, FakeXFaults faults, BackgroundWork background, TimeProvider time,
    ILogger logger, CancellationToken stopping)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> busyWebhooks = new(StringComparer.Ordinal);

    public async Task<(ReplayJob? Job, ReplayRefusal? Refusal)> StartAsync(
        Webhook webhook, ReplayWindow window, CancellationToken cancellationToken)
    {
        if (!webhook.Valid)
        {
            return (null, ReplayRefusal.WebhookInvalid);
        }

        if (!TryOccupy(webhook.Id))
        {
            return (null, ReplayRefusal.InProgress);
        }

        var isStarted = false;
        try
        {
            if (!(await checks.CheckAsync(webhook, isAskedFor: false, cancellationToken)).Passed)
            {
                return (null, ReplayRefusal.CrcFailed);
            }

            var job = new ReplayJob(RandomText.Id(), time.GetUtcNow());
            background.Add(Task.Run(() => RunAsync(job, webhook, window), CancellationToken.None));
            isStarted = true;
            return (job, null);
        }
        finally
        {
            if (!isStarted)
            {
                Free(webhook.Id);
            }
        }
    }

    private async Task RunAsync(ReplayJob job, Webhook webhook, ReplayWindow window)
    {
        try
        {
            var isComplete = true;
            var isToldEarly = faults.TakeEarlyReplayEnd();
            var tried = log.Tried(webhook.Id, window.From, window.To);
            for (var i = 0; i < tried.Count; i++)
            {
                if (isToldEarly && i == tried.Count - 1)
                {
                    await TellEndAsync(job, webhook, isComplete);
                }

                isComplete &= (await sender.AttemptAsync(Replayed(tried[i]), 1, stopping)).Succeeded;
            }

            FakeXLog.Replayed(logger, job.Id, webhook.Id, isComplete ? "Complete" : "Incomplete");
            if (!isToldEarly || tried.Count == 0)
            {
                await TellEndAsync(job, webhook, isComplete);
            }
        }
        finally
        {
            Free(webhook.Id);
        }
    }

    private Task TellEndAsync(ReplayJob job, Webhook webhook, bool isComplete) =>
        deliverer.DeliverNoticeAsync(new Outgoing(webhook, null, Status(job, webhook, isComplete)));

    private static Outgoing Replayed(Outgoing outgoing) => outgoing with
    {
        IsReplay = true,
        Body = EventBody.Parse(outgoing.Body).Activities.Count > 0 ? ActivityBody.AsReplayed(outgoing.Body) : outgoing.Body,
    };

    private static byte[] Status(ReplayJob job, Webhook webhook, bool isComplete)
    {
        var status = new JsonObject
        {
            ["webhook_id"] = webhook.Id,
            ["job_state"] = isComplete ? "Complete" : "Incomplete",
            ["job_state_description"] = isComplete
                ? "Job completed successfully"
                : "Job failed to deliver all events, please retry your replay job",
            ["job_id"] = job.Id,
        };
        return Encoding.UTF8.GetBytes(new JsonObject { ["replay_job_status"] = status }.ToJsonString());
    }

    private bool TryOccupy(string webhookId)
    {
        lock (gate)
        {
            return busyWebhooks.Add(webhookId);
        }
    }

    private void Free(string webhookId)
    {
        lock (gate)
        {
            busyWebhooks.Remove(webhookId);
        }
    }
}
