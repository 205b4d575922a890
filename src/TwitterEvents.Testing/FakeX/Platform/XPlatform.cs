using Microsoft.Extensions.Logging;
using TwitterEvents.Testing.Crc;
using TwitterEvents.Testing.Deliveries;
using TwitterEvents.Testing.OAuth2;
using TwitterEvents.Testing.XActivity;

namespace TwitterEvents.Testing.Platform;

/// <summary>The parts of X, put together. What the API and the test's own calls do, they do here.</summary>
internal sealed class XPlatform : IAsyncDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly HttpClient client;
    private readonly BackgroundWork background = new();
    private readonly Task crcTimer;

    public XPlatform(FakeXOptions options, ILogger logger)
    {
        Options = options;
        Stopping = stopping.Token;
        Accounts = new Accounts(options);
        Webhooks = new WebhookStore(options);
        client = CreateClient(options);
        var time = options.TimeProvider;
        AuthorizationCodes = new AuthorizationCodes(time);
        Activity = new ActivitySubscriptions(options.ActivitySubscriptions, time, logger);
        var checker = new CrcChecker(client, Accounts.App, time);
        Checks = new WebhookChecks(Webhooks, checker, time, logger);
        Registrations = new Registrations(options, Webhooks, checker, Checks, time, logger);
        var sender = new DeliverySender(client, Accounts.App, Faults, Deliveries, time, logger);
        Streams = new ActivityStreams(time);
        Deliverer = new Deliverer(Webhooks, Streams, sender, Deliveries, Faults, background, time, logger, Stopping);
        Replays = new ReplayJobs(Checks, Deliverer, sender, Deliveries, Faults, background, time, logger, Stopping);
        Revocations = new Revocations(this);
        crcTimer = options.CrcTimer ? Checks.RunAsync(options.CrcInterval, Stopping) : Task.CompletedTask;
    }

    public FakeXOptions Options { get; }

    public Accounts Accounts { get; }

    public WebhookStore Webhooks { get; }

    public AuthorizationCodes AuthorizationCodes { get; }

    public ActivitySubscriptions Activity { get; }

    public ActivityStreams Streams { get; }

    public StreamLinks StreamLinks { get; } = new();

    public FakeXFaults Faults { get; } = new();

    public DeliveryLog Deliveries { get; } = new();

    public Registrations Registrations { get; }

    public WebhookChecks Checks { get; }

    public Deliverer Deliverer { get; }

    public ReplayJobs Replays { get; }

    public Revocations Revocations { get; }

    public Recipients Recipients => new(Webhooks.All, Activity.All, StreamLinks.All);

    /// <summary>Cancelled when X goes down.</summary>
    public CancellationToken Stopping { get; }

    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    /// <summary>Removes a webhook. What X does with its X Activity subscriptions is not documented; here they stay, without a webhook.</summary>
    public void RemoveWebhook(string id)
    {
        Webhooks.Remove(id);
        Activity.Unlink(id);
        StreamLinks.Remove(id);
    }

    public Task DrainAsync(CancellationToken cancellationToken) => background.DrainAsync(cancellationToken);

    /// <summary>Ends everything that goes on.</summary>
    public async Task StopAsync()
    {
        await stopping.CancelAsync();
        await crcTimer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await background.DrainAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        client.Dispose();
        stopping.Dispose();
    }

    private static HttpClient CreateClient(FakeXOptions options) =>
        new(
            options.WebhookHandler ?? new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,

                // What is not read is closed upon, not read after all.
                MaxResponseDrainSize = 0,

                // Loopback must be loopback, whatever proxy the machine has.
                UseProxy = false,
            },
            disposeHandler: options.WebhookHandler is null)
        {
            // The limits of X are kept on the clock of the options.
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = 1024 * 1024,
        };
}
