using Microsoft.Extensions.Logging;
using NATS.Client.JetStream;

namespace TwitterEvents.Nats;

/// <summary>Asks a consumer for its next message.</summary>
internal sealed class Pull(TimeProvider time, ILogger logger)
{
    /// <summary>Who asks a consumer that is not there hears nothing, and finds it out by that.</summary>
    private static readonly NatsJSNextOpts WhileWaiting = new() { Expires = TimeSpan.FromSeconds(30), IdleHeartbeat = TimeSpan.FromSeconds(5) };

    private static readonly TimeSpan PauseBeforeReturn = TimeSpan.FromSeconds(1);

    /// <returns>Null if none came for a while, or it could not be read: it is given out again then.</returns>
    /// <exception cref="NatsJSApiException">The consumer is not there any more (404).</exception>
    public async ValueTask<INatsJSMsg<byte[]>?> NextAsync(INatsJSConsumer consumer, CancellationToken cancellationToken)
    {
        if (await consumer.NextAsync(MessageBody.Default, WhileWaiting, cancellationToken).ConfigureAwait(false) is not { } message)
        {
            await consumer.RefreshAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }

        if (message.Error is not { } error)
        {
            return message;
        }

        // There may be memory for it in a moment. Should this fail too, it is given out again when its time is over.
        logger.Unreadable(consumer.Info.StreamName, NatsEndpoint.Why(error.InnerException ?? error));
        await Task.Delay(PauseBeforeReturn, time, cancellationToken).ConfigureAwait(false);
        await message.NakAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        return null;
    }
}
