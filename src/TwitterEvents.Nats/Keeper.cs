using Microsoft.Extensions.Logging;

namespace TwitterEvents.Nats;

/// <summary>Says of everything in work, three times in its lease, that it still is.</summary>
internal sealed class Keeper(InWork work, Server server, ClaimLease lease, TimeProvider time, ILogger logger)
{
    /// <summary>Until the app ends.</summary>
    public async Task RunAsync()
    {
        await server.OpenedAsync(server.Closing).ConfigureAwait(false);
        using var timer = new PeriodicTimer(lease.Interval, time);
        while (await timer.WaitForNextTickAsync(server.Closing).ConfigureAwait(false))
        {
            try
            {
                await Parallel.ForEachAsync(work.All, server.Closing, async (held, cancellationToken) =>
                {
                    try
                    {
                        await KeepAsync(held, cancellationToken).ConfigureAwait(false);
                    }
                    catch (Exception exception) when (Connection.IsPassing(exception))
                    {
                        server.Alarm(exception);
                    }
                }).ConfigureAwait(false);
            }
            catch (Exception exception) when (!server.Closing.IsCancellationRequested)
            {
                if (!server.Memory.Tells(exception, Feed.Again))
                {
                    logger.FeedDefect(exception);
                }
            }
        }
    }

    private async Task KeepAsync(Held held, CancellationToken cancellationToken)
    {
        if (held.IsLost)
        {
            return;
        }

        await held.Message.AckProgressAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        foreach (var (key, call) in held.Running())
        {
            await call.Extend(async () =>
            {
                if (await server.Claims.TryWriteAsync(key, lease.Claim(held), call.Revision, cancellationToken).ConfigureAwait(false) is { } revision)
                {
                    call.Revision = revision;
                }
                else
                {
                    held.Lose();
                }
            }).ConfigureAwait(false);
        }
    }
}
