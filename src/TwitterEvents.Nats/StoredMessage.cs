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
    public static StoredMessage? Of(NatsMsg<byte[]> message)
    {
        var headers = message.Headers;
        if (headers is null || headers.Code == NotFound || !headers.TryGetLastValue("Nats-Sequence", out var number)
            || !ulong.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return null;
        }

        var at = headers.TryGetLastValue("Nats-Time-Stamp", out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed)
            ? parsed
            : default;
        return new StoredMessage(sequence, headers.TryGetLastValue("Nats-Subject", out var subject) ? subject ?? "" : "", at, Envelope.Read(headers), message.Data ?? []);
    }
}
