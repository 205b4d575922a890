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
    /// container's limit counts), at most 256 MB. Not counted is what the server needs for a connection (13 KB were measured, and 31 KB
    /// with a small body on its way): bound their number with Kestrel's <c>MaxConcurrentConnections</c>.
    /// </summary>
    public int? MaxUnverifiedBytes { get; set; }

    /// <summary>
    /// How deep objects and arrays of a delivery may be nested; deeper is a <see cref="MalformedDelivery"/>. 1 to 512; default 256.
    /// </summary>
    public int MaxDepth { get; set; } = DeliveryReader.DefaultMaxDepth;

    /// <summary>
    /// How long a delivery may take before it is answered 503, counted from when routing has found the endpoint, so that X hears an answer
    /// within its limit of 3 s (v1.1; 10 s in v2). The time the body takes to arrive counts; it has a limit of its own, 10 s. The handlers
    /// are not stopped: what they finish is remembered, and when X sends the delivery again only the rest runs. More than zero, at most ten
    /// minutes; default 2.5 s.
    /// </summary>
    public TimeSpan HandlerBudget { get; set; } = TimeSpan.FromSeconds(2.5);

    /// <summary>
    /// How long one call of a handler may take. Then its token is cancelled, it counts as failed, and nothing waits for it any longer;
    /// <see cref="HandlerAttribute.TimeoutSeconds"/> is a limit of its own. More than zero and at most 24 days, or
    /// <see cref="Timeout.InfiniteTimeSpan"/> for none; default 60 s.
    /// </summary>
    public TimeSpan HandlerTimeout { get; set; } = ProcessingSettings.Default.HandlerTimeout;

    /// <summary>
    /// How many deliveries with a valid signature may run handlers at once, over all paths, those included whose request has been answered
    /// 503 already; one more is answered 503. One that only waits for what another runs already is not counted. For bodies that are still
    /// arriving see <see cref="MaxUnverifiedBytes"/>. CRC checks are not counted. At least 1; default 1,024.
    /// </summary>
    public int MaxConcurrentDeliveries { get; set; } = ProcessingSettings.Default.MaxConcurrentDeliveries;

    /// <summary>
    /// How many threads of the library's own may run the code of handlers. One less than the thread pool starts at once run there; these
    /// come in when that many are held, by handlers that block their thread or compute for long, so that X's check is answered all the same.
    /// A thread whose handler has overrun its time limit is not counted. At least 1; default 64.
    /// </summary>
    public int MaxHandlerThreads { get; set; } = ProcessingSettings.Default.MaxHandlerThreads;

    /// <summary>
    /// How long the success of a handler on an event is remembered, so that the event does not run it again when X sends it again. More than
    /// zero; default 24 h, which is how far X's replay reaches back.
    /// </summary>
    public TimeSpan RedeliveryWindow { get; set; } = ProcessingSettings.Default.RedeliveryWindow;

    /// <summary>
    /// How many (event, handler) pairs are remembered, at some 100 bytes each; beyond it the oldest are forgotten. One delivery fills a tenth
    /// at most. At least 1; default 500,000.
    /// </summary>
    public int RedeliveryCapacity { get; set; } = ProcessingSettings.Default.RedeliveryCapacity;

    /// <summary>Further X apps by name, each received on a path of its own: <c>app.MapTwitterEvents("/webhooks/b", app: "b")</c>.</summary>
    public IDictionary<string, TwitterAppOptions> Apps { get; } = new Dictionary<string, TwitterAppOptions>(StringComparer.OrdinalIgnoreCase);
}
