using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitterEvents.Inbox;
using TwitterEvents.Nats;

namespace TwitterEvents;

/// <summary>Keeps deliveries in NATS JetStream.</summary>
public static class TwitterEventsNatsExtensions
{
    /// <summary>
    /// Answers 200 when a NATS server has stored a delivery, and runs its handlers afterwards, in whichever process on the inbox is free: each until it has
    /// succeeded once, ten times at most, in order for each user. Any number of processes may receive, and any number run handlers
    /// (<see cref="InboxOptions.RunsHandlers"/>). How it stands is in <see cref="IInboxManagement"/>, in the metrics and in the health check <c>twitter-inbox</c>.
    /// </summary>
    /// <param name="builder">What <c>AddTwitterEvents</c> or <c>AddTwitterEventsCore</c> returned.</param>
    /// <param name="url">
    /// The servers, <c>nats://host:4222</c>; several of one cluster with commas between them. nats-server 2.9 or later, with JetStream. What the inbox needs there
    /// is made if it is not there.
    /// </param>
    /// <param name="configure">Changes settings.</param>
    /// <exception cref="ArgumentException">A setting is out of its range; the message names it.</exception>
    /// <remarks>
    /// <para>
    /// A server has stored a message when it has written it, which is before that is forced to disk: nats-server 2.9 does so every two minutes, a later one as its
    /// <c>sync_interval</c> says. So nothing is lost if apps or the server are killed; if the machine of a single server loses power, what came since may be. Three
    /// replicas (<see cref="NatsInboxOptions.Replicas"/>) close that for the loss of one machine, <c>sync_interval: always</c> (2.10 or later) for one server.
    /// </para>
    /// <para>
    /// If the inbox on the server was made with other options the app does not start: an <see cref="InvalidOperationException"/> names the setting, what it is there
    /// and what is asked for. If the server is away, or does not let the app in, the app starts, says so in the log, and X is told to send again until it can store. What is
    /// deleted there while apps run is made anew, and what was in it is lost.
    /// </para>
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
