using System.Text.Json;
using System.Text.Json.Serialization;
using NATS.Client.Core;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>
/// What goes with a body: a header of the message, and the trace in those that W3C names, which tools of NATS know. The body itself is as X sent it, so that
/// the tools of NATS show it too; one that they put there, without the header, is a delivery for nobody.
/// </summary>
internal sealed record Envelope
{
    /// <summary>The header. JSON, without a character beyond ASCII.</summary>
    private const string Header = "Twitter-Events";

    /// <summary>What a call that has failed needs in it, without a reason, with what the client adds.</summary>
    public const int RoomForCall = 4_096;

    private const string TraceParentHeader = "traceparent";
    private const string TraceStateHeader = "tracestate";

    public string? App { get; init; }

    public string? User { get; init; }

    public DateTimeOffset? Received { get; init; }

    public IReadOnlyDictionary<string, string>? Headers { get; init; }

    [JsonIgnore]
    public string? TraceParent { get; init; }

    [JsonIgnore]
    public string? TraceState { get; init; }

    /// <summary>Of a call that has failed: which, when, and how.</summary>
    public FailedCall? Call { get; init; }

    public static Envelope Of(AcceptedDelivery delivery) => new()
    {
        App = delivery.App,
        User = delivery.UserId,
        Received = delivery.ReceivedAt,
        Headers = delivery.Headers,
        TraceParent = delivery.TraceParent,
        TraceState = delivery.TraceState,
    };

    public static Envelope Read(NatsHeaders? headers) => Deserialize(Find(headers, Header)) with
    {
        TraceParent = Find(headers, TraceParentHeader),
        TraceState = Find(headers, TraceStateHeader),
    };

    /// <summary>Where somebody listens to the client of NATS, that writes its span over the trace's: a child of what runs then, so mostly of the same trace.</summary>
    public NatsHeaders ToHeaders()
    {
        var headers = new NatsHeaders { [Header] = JsonSerializer.Serialize(this, EnvelopeJson.Default.Envelope) };
        if (TraceParent is { } parent)
        {
            headers[TraceParentHeader] = parent;
        }

        if (TraceState is { } state)
        {
            headers[TraceStateHeader] = state;
        }

        return headers;
    }

    public AcceptedDelivery ToDelivery(byte[]? body, DateTimeOffset stored) => new(App, User, Received ?? stored, body ?? [])
    {
        Headers = Headers,
        TraceParent = TraceParent,
        TraceState = TraceState,
    };

    private static Envelope Deserialize(string? json)
    {
        try
        {
            return json is null ? new Envelope() : JsonSerializer.Deserialize(json, EnvelopeJson.Default.Envelope) ?? new Envelope();
        }
        catch (JsonException)
        {
            return new Envelope();
        }
    }

    private static string? Find(NatsHeaders? headers, string name) =>
        headers is not null && headers.TryGetLastValue(name, out var value) && value is { Length: > 0 } ? value : null;

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
        /// <summary>The line it is in; null if it holds nobody back.</summary>
        public string? Line { get; init; }

        /// <summary>The call of its line that it waits for; null if it waits for none.</summary>
        public string? After { get; init; }

        public static FailedCall Of(InboxFailure failure, ulong delivery, InboxKey? after) => new(
            delivery,
            Claims.NameOf(failure.Call.Key),
            failure.Call.Event,
            failure.Call.Action,
            failure.Call.Handler,
            failure.Call.Attempt,
            failure.NotBefore,
            failure.FailedAt,
            failure.Reason)
        {
            Line = failure.Call.Line is { } line ? Claims.NameOf(line) : null,
            After = after is { } before ? Claims.NameOf(before) : null,
        };

        /// <returns>Null if it has no key.</returns>
        public InboxCall? ToCall(int attempt) => Claims.KeyOf(Key) is { } key
            ? new InboxCall(key, Event, Action, Handler, attempt) { Line = Claims.KeyOf(Line) }
            : null;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Envelope))]
internal sealed partial class EnvelopeJson : JsonSerializerContext;
