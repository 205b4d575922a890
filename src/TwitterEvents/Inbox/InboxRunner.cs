using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitterEvents.Deliveries;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Inbox;

/// <summary>Takes work out of the inbox as long as the app runs. When that stops, it takes no more, and what runs ends or is given back.</summary>
internal sealed class InboxRunner(IInbox inbox, InboxOptions options, InboxWorker worker, IHostApplicationLifetime lifetime, TimeProvider time, ILoggerFactory loggers)
    : BackgroundService
{
    private static readonly TimeSpan PauseAfterDefect = TimeSpan.FromSeconds(1);

    private readonly ILogger logger = Log.CreateLogger(loggers);
    private readonly MemoryAlarm memory = new(time, Log.CreateLogger(loggers));
    private readonly SemaphoreSlim places = new(options.MaxConcurrency, options.MaxConcurrency);

    public override void Dispose()
    {
        base.Dispose();
        places.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registered = lifetime.ApplicationStarted.Register(started.SetResult);
        try
        {
            await started.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
            while (true)
            {
                await places.WaitAsync(stoppingToken).ConfigureAwait(false);
                await TakeAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The app stops.
        }
        finally
        {
            for (var i = 0; i < options.MaxConcurrency; i++)
            {
                await places.WaitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Begins the next piece of work, and leaves the place it was given to it.</summary>
    private async Task TakeAsync(CancellationToken stoppingToken)
    {
        InboxWork? work = null;
        try
        {
            work = await inbox.TakeAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            Tell(exception);
            await Task.Delay(PauseAfterDefect, time, stoppingToken).ConfigureAwait(false);
        }
        finally
        {
            if (work is null)
            {
                places.Release();
            }
        }

        if (work is not null)
        {
            _ = RunAsync(work);
        }
    }

    private async Task RunAsync(InboxWork work)
    {
        try
        {
            // A handler that is known to be quick begins on this thread; what takes work goes on, on its own.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            await worker.RunAsync(work).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // In this order, for there may be no memory to say so.
            await inbox.AbandonAsync(work).ConfigureAwait(false);
            if (exception is ObjectDisposedException && lifetime.ApplicationStopping.IsCancellationRequested)
            {
                logger.InboxClosed();
            }
            else
            {
                Tell(exception);
            }
        }
        finally
        {
            places.Release();
        }
    }

    private void Tell(Exception exception)
    {
        if (!memory.Tells(exception, "work out of the inbox is given back, and tried again"))
        {
            logger.InboxDefect(exception);
        }
    }
}
