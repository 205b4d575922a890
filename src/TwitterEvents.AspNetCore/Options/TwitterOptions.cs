using TwitterEvents.Reading;

namespace TwitterEvents;

/// <summary>
/// Settings of the receiver: the configuration section <c>Twitter</c>. They are read again when the configuration changes while the app
/// runs; a change that is not valid is logged and not taken.
/// </summary>
public sealed class TwitterOptions : TwitterAppOptions
{
    /// <summary>
    /// The largest body accepted, in bytes; a larger one is answered 413. X states no size; the largest seen is a few kilobytes.
    /// 1 to 1,073,741,824; default 1,048,576.
    /// </summary>
    public int MaxBodyBytes { get; set; } = 1_048_576;

    /// <summary>
    /// How much memory, in bytes, bodies may hold while their signature is not checked yet, over all connections and paths: what strangers
    /// can cost. A body over 16 KB that finds no room is answered 503, and its connection closed; smaller ones, as all that X is known to
    /// send, are received in any case. At least <see cref="MaxBodyBytes"/>; default null: an eighth of the memory the process may use (a
    /// container's limit counts), at most 256 MB. Not counted is what the server needs for a connection (about 15 KB, and up to 16 KB of a
    /// small body): bound their number with Kestrel's <c>MaxConcurrentConnections</c>.
    /// </summary>
    public int? MaxUnverifiedBytes { get; set; }

    /// <summary>
    /// How deep objects and arrays of a delivery may be nested; deeper is a <see cref="MalformedDelivery"/>. 1 to 512; default 256.
    /// </summary>
    public int MaxDepth { get; set; } = DeliveryReader.DefaultMaxDepth;

    /// <summary>
    /// How long a delivery may take before it is answered 503, counted from when routing has found the endpoint, so that X hears an answer
    /// within its limit of 3 s (v1.1; 10 s in v2). The time the body takes to arrive counts; it has a limit of its own, 10 s. The handlers are not stopped: what they finish is remembered, and when X sends the delivery again only the rest
    /// runs. A handler that blocks its thread holds the answer back as well. More than zero, at most ten minutes; default 2.5 s.
    /// </summary>
    public TimeSpan HandlerBudget { get; set; } = TimeSpan.FromSeconds(2.5);

    /// <summary>
    /// How many deliveries with a valid signature may be in work at once, over all paths, those included whose request has been answered 503
    /// already; one more is answered 503. For bodies that are still arriving see <see cref="MaxUnverifiedBytes"/>. CRC checks are not counted.
    /// At least 1; default 1,024.
    /// </summary>
    public int MaxConcurrentDeliveries { get; set; } = 1_024;

    /// <summary>Further X apps by name, each received on a path of its own: <c>app.MapTwitterEvents("/webhooks/b", app: "b")</c>.</summary>
    public IDictionary<string, TwitterAppOptions> Apps { get; } = new Dictionary<string, TwitterAppOptions>(StringComparer.OrdinalIgnoreCase);
}
