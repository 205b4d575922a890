using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TwitterEvents.Management;

/// <summary>Registers when the app listens, tries again until it succeeds, and looks again from time to time.</summary>
internal sealed class RegistrationService(
    Registrar registrar,
    TwitterRegistration registration,
    IOptions<TwitterRegistrationOptions> options,
    IOptionsMonitor<TwitterManagementOptions> management,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILoggerFactory loggers) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    private readonly ILogger logger = loggers.CreateLogger(RegistrationLog.Category);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        // A setting that is missing or cannot be read stops the start, like those of the receiver.
        _ = options.Value;
        _ = management.CurrentValue;
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await UntilListeningAsync(stoppingToken).ConfigureAwait(false);
            while (true)
            {
                var wait = await TryAsync(stoppingToken).ConfigureAwait(false);
                await Task.Delay(wait, time, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The app stops.
        }
    }

    private async Task UntilListeningAsync(CancellationToken stoppingToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registered = lifetime.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
    }

    /// <returns>How long to wait before the next look.</returns>
    private async Task<TimeSpan> TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            var webhookId = await registrar.EnsureAsync(stoppingToken).ConfigureAwait(false);
            if (registration.State is not { Status: TwitterRegistrationStatus.Registered } before || before.WebhookId != webhookId)
            {
                logger.Registered(options.Value.Url!, webhookId);
            }

            registration.Succeeded(webhookId, options.Value.Url!);
            return options.Value.CheckInterval;
        }
        catch (Exception exception) when (exception is RegistrationException or TwitterApiException or TwitterCredentialsException or OptionsValidationException)
        {
            var isNew = registration.Failed(exception.Message);
            var wait = Backoff();
            if (isNew)
            {
                logger.NotRegistered(exception.Message, wait);
            }
            else
            {
                logger.StillNotRegistered(exception.Message, wait);
            }

            return wait;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            registration.Failed($"Registration failed: {exception.GetType()}.");
            var wait = Backoff();
            logger.Defect(wait, exception);
            return wait;
        }
    }

    /// <summary>2, 4, 8 … seconds up to five minutes, a fifth of it by chance, so that instances do not knock together.</summary>
    private TimeSpan Backoff()
    {
        var seconds = Math.Min(LongestWait.TotalSeconds, Math.Pow(2, Math.Min(registration.State.Failures, 20)));
#pragma warning disable CA5394 // No secret depends on it.
        return TimeSpan.FromSeconds(seconds * (0.9 + (Random.Shared.NextDouble() * 0.2)));
#pragma warning restore CA5394
    }
}
