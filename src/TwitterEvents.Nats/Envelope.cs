using System.Text.Json;
using System.Text.Json.Serialization;
using NATS.Client.Core;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>
/// What goes with a body: a header of the message. The body itself is as X sent it, so that the tools of NATS show it too; one that they put there, without the
/// header, is a delivery for nobody.
/// </summary>
internal sealed record Envelope
{
    /// <summary>The header. JSON, without a character beyond ASCII.</summary>
    private const string Header = "Twitter-Events";

    public string? App { get; init; }

    public string? User { get; init; }

    public DateTimeOffset? Received { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    /// <summary>Of a call that has failed: which, when, and how.</summary>
    public FailedCall? Call { get; init; }

    public static Envelope Of(AcceptedDelivery delivery) => new()
    {
        App = delivery.App,
        User = delivery.UserId,
        Received = delivery.ReceivedAt,
        Headers = delivery.Headers,
    };

    public static Envelope Read(NatsHeaders? headers)
    {
        if (headers is null || !headers.TryGetLastValue(Header, out var json) || json is null)
        {
            return new Envelope();
        }

        try
        {
            return JsonSerializer.Deserialize(json, EnvelopeJson.Default.Envelope) ?? new Envelope();
        }
        catch (JsonException)
        {
            return new Envelope();
        }
    }

    public NatsHeaders ToHeaders() => new() { [Header] = JsonSerializer.Serialize(this, EnvelopeJson.Default.Envelope) };

    public AcceptedDelivery ToDelivery(byte[]? body, DateTimeOffset stored) => new(App, User, Received ?? stored, body ?? []) { Headers = Headers };

    /// <summary>A call that has failed.</summary>
    /// <param name="Delivery">The number its delivery had in the stream of what was accepted.</param>
    /// <param name="Key">What it is known by.</param>
    /// <param name="Event">The number of the event in the delivery.</param>
    /// <param name="Action">Which action of it.</param>
    /// <param name="Handler">The handler's name.</param>
    /// <param name="Attempts">How many there were.</param>
    /// <param name="NotBefore">When it is tried again; null of a dead letter.</param>
    /// <param name="FailedAt">When it failed last.</param>
    /// <param name="Reason">How.</param>
    public sealed record FailedCall(
        ulong Delivery, string Key, int Event, int Action, string Handler, int Attempts, DateTimeOffset? NotBefore, DateTimeOffset FailedAt, string Reason)
    {
        public static FailedCall Of(InboxFailure failure, ulong delivery, DateTimeOffset now) => new(
            delivery,
            Claims.NameOf(failure.Call.Key),
            failure.Call.Event,
            failure.Call.Action,
            failure.Call.Handler,
            failure.Call.Attempt,
            failure.NotBefore,
            now,
            failure.Reason);

        /// <returns>Null if it has no key.</returns>
        public InboxCall? ToCall(int attempt) => Claims.KeyOf(Key) is { } key ? new InboxCall(key, Event, Action, Handler, attempt) : null;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Envelope))]
internal sealed partial class EnvelopeJson : JsonSerializerContext;
