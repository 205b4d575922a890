using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitterEvents.Inbox;
using TwitterEvents.Nats;

namespace TwitterEvents;

/// <summary>Keeps deliveries in NATS JetStream.</summary>
public static class TwitterEventsNatsExtensions
{
    /// <summary>
    /// Answers 200 when a NATS server has stored a delivery, and runs its handlers afterwards, in whichever process is free: each until it has succeeded once, ten
    /// times at most, in order for each user. What "stored" means there is the server's to say: it writes to disk now and then (<c>sync_interval</c>), so that
    /// one server that loses power can lose what came since; three replicas, or <c>sync_interval: always</c>, close that.
    /// </summary>
    /// <param name="builder">What <c>AddTwitterEvents</c> or <c>AddTwitterEventsCore</c> returned.</param>
    /// <param name="url">The servers, <c>nats://host:4222</c>; several with commas between them. nats-server 2.9 or later, with JetStream.</param>
    /// <param name="configure">Changes settings.</param>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    /// <remarks>
    /// The app does not start if what is on the server was made with other options; it does if the server is away, and X is told to send again until it is back.
    /// </remarks>
    public static TwitterEventsBuilder UseNatsInbox(this TwitterEventsBuilder builder, string url, Action<NatsInboxOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrWhiteSpace(url);
        var options = new NatsInboxOptions { Url = url };
        configure?.Invoke(options);
        if (options.FindNatsProblem() is { } problem)
        {
            throw new ArgumentException($"UseNatsInbox: {problem}", nameof(configure));
        }

        // Before what runs handlers.
        builder.Services.AddHostedService(static provider => new NatsInboxStart((NatsInbox)provider.GetRequiredService<IInbox>()));
        return builder.UseInbox(
            options,
            provider => new NatsInbox(options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>()),
            provider => new NatsInboxManagement(
                options, provider.GetRequiredService<TimeProvider>(), () => ((NatsInbox)provider.GetRequiredService<IInbox>()).Problem));
    }
}
