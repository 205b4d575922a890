using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TwitterEvents.Diagnostics;

namespace TwitterEvents.Management;

/// <summary>
/// Registers when the app listens, tries again until it succeeds, and looks again from time to time and whenever the settings change. Nothing
/// it meets ends it, or the host with it.
/// </summary>
internal sealed class RegistrationService(
    Registrar registrar,
    TwitterRegistration registration,
    IOptionsMonitor<TwitterRegistrationOptions> options,
    IOptionsMonitor<TwitterManagementOptions> management,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILoggerFactory loggers) : BackgroundService
{
    private readonly ILogger logger = SafeLogger.Create(loggers, RegistrationLog.Category);
    private readonly SemaphoreSlim wake = new(0, 1);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // A setting that is missing or cannot be read stops the start, like those of the receiver.
        _ = options.CurrentValue;
        _ = management.CurrentValue;
        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose();
        wake.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var first = options.OnChange((_, _) => Wake());
        using var second = management.OnChange((_, _) => Wake());
        RateLimitWatch.Watch(registration.Waits);
        registration.Asked += Wake;
        try
        {
            await lifetime.UntilStartedAsync(stoppingToken).ConfigureAwait(false);
            while (true)
            {
                var wait = await TryAsync(stoppingToken).ConfigureAwait(false);
                await WaitAsync(wait, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The app stops.
        }
        finally
        {
            registration.Asked -= Wake;
        }
    }

    private void Wake()
    {
        lock (wake)
        {
            if (wake.CurrentCount == 0)
            {
                wake.Release();
            }
        }
    }

    /// <summary>Ends early when the settings change. A timer takes 49 days at most, so that a longer wait is of several.</summary>
    private async Task WaitAsync(TimeSpan wait, CancellationToken stoppingToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var changed = wake.WaitAsync(end.Token);
        try
        {
            for (var left = wait; left > TimeSpan.Zero && !changed.IsCompleted; left -= RegistrationPauses.LongestTimer)
            {
                var part = left < RegistrationPauses.LongestTimer ? left : RegistrationPauses.LongestTimer;
                await Task.WhenAny(Task.Delay(part, time, end.Token), changed).ConfigureAwait(false);
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await changed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>How long to wait before the next look.</returns>
    private async Task<TimeSpan> TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await EnsureAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception) when (!stoppingToken.IsCancellationRequested)
        {
            // What logs has failed. There is nobody left to tell, and the next try may be better.
            return RegistrationPauses.After(registration.State.Failures, null);
        }
    }

    private async Task<TimeSpan> EnsureAsync(CancellationToken stoppingToken)
    {
        try
        {
            var wanted = options.CurrentValue;
            var webhookId = await registrar.EnsureAsync(wanted, registration.Report, stoppingToken).ConfigureAwait(false);
            var before = registration.State;
            registration.Succeeded(webhookId, wanted.Url);
            if (before.Status != TwitterRegistrationStatus.Registered || before.WebhookId != webhookId)
            {
                if (webhookId is null)
                {
                    logger.RegisteredForStream();
                }
                else
                {
                    logger.Registered(wanted.Url!, OutsideText.Show(webhookId));
                }
            }

            return wanted.CheckInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : wanted.CheckInterval;
        }
        catch (Exception exception) when (exception is RegistrationException or TwitterApiException or TwitterCredentialsException)
        {
            var error = (exception as TwitterApiException ?? exception.InnerException as TwitterApiException)?.Error;
            return Fail(exception.Message, error);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            registration.Failed($"Registration failed: {exception.GetType()}.");
            var wait = RegistrationPauses.After(registration.State.Failures, null);
            var redaction = new Redaction(management.CurrentValue, options.CurrentValue.Users);
            logger.Defect(exception.GetType().FullName, wait, redaction.IsFree(exception) ? exception : null);
            return wait;
        }
    }

    private TimeSpan Fail(string problem, TwitterApiError? error)
    {
        var isNew = registration.Failed(problem);
        var wait = RegistrationPauses.After(registration.State.Failures, error);
        if (isNew)
        {
            logger.NotRegistered(problem, wait);
        }
        else
        {
            logger.StillNotRegistered(problem, wait);
        }

        return wait;
    }
}
