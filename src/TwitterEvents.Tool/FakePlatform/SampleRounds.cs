using TwitterEvents.Testing;

namespace TwitterEvents.Tool.FakePlatform;

/// <summary>Delivers the samples one after another, each round in another order.</summary>
internal static class SampleRounds
{
    public static async Task RunAsync(FakeX x, TimeSpan every, IReadOnlyList<string> families, CancellationToken cancellationToken)
    {
        // These are sent when a user leaves the app and when a replay ends: not in between.
        var samples = TwitterSamples.All
            .Where(sample => families.Contains(sample.Family) && sample.EventKey is not ("user_event" or "replay_job_status" or "oauth.revoke"))
            .ToArray();
        var next = samples.Length;
        using var timer = new PeriodicTimer(every, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (x.Webhooks.All(webhook => webhook.SubscribedUserIds.Count == 0) && x.ActivitySubscriptions.Count == 0)
            {
                continue;
            }

            // What nobody is subscribed to is passed over.
            var delivered = false;
            for (var tried = 0; tried < samples.Length && !delivered; tried++, next++)
            {
                if (next == samples.Length)
                {
                    Random.Shared.Shuffle(samples);
                    next = 0;
                }

                delivered = await TryDeliverAsync(x, samples[next], cancellationToken);
            }
        }
    }

    private static async Task<bool> TryDeliverAsync(FakeX x, TwitterSample sample, CancellationToken cancellationToken)
    {
        try
        {
            await x.DeliverAsync(FreshSample.Of(sample, TimeProvider.System.GetUtcNow()), cancellationToken);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
