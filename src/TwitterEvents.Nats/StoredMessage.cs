using System.Globalization;
using NATS.Client.Core;

namespace TwitterEvents.Nats;

/// <summary>A message as it lies in a stream.</summary>
/// <param name="Sequence">Its number there.</param>
/// <param name="Subject">Under which name.</param>
/// <param name="StoredAt">When it was stored.</param>
/// <param name="Envelope">What goes with it.</param>
/// <param name="Body">Its body.</param>
internal sealed record StoredMessage(ulong Sequence, string Subject, DateTimeOffset StoredAt, Envelope Envelope, byte[] Body)
{
    private const int NotFound = 404;

    /// <returns>Null if the server says that there is none.</returns>
    /// <exception cref="NatsException">It could not be read, or is no answer.</exception>
    public static StoredMessage? Of(NatsMsg<byte[]> message)
    {
        message.EnsureSuccess();
        if (message.Headers is not { } headers)
        {
            throw new NatsException("The server has answered a question for a message, and names none.");
        }

        if (headers.Code == NotFound)
        {
            return null;
        }

        if (!headers.TryGetLastValue("Nats-Sequence", out var number) || !ulong.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            throw new NatsException($"The server has answered a question for a message, and names none ({headers.Code}).");
        }

        var at = headers.TryGetLastValue("Nats-Time-Stamp", out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
            ? parsed
            : default;
        return new StoredMessage(sequence, headers.TryGetLastValue("Nats-Subject", out var subject) ? subject ?? "" : "", at, Envelope.Read(headers), message.Data ?? []);
    }
}
