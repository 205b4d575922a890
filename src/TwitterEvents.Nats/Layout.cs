using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NATS.Client.JetStream.Models;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>
/// What there is on the server: a stream of what was accepted, one of calls that are tried again, one of dead letters, and a bucket of claims. All of it is in
/// files, and nothing of it newer than nats-server 2.9.
/// </summary>
internal sealed class Layout(NatsInboxOptions options)
{
    /// <summary>How long the server knows a message again that was sent twice.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(2);

    private const int Version = 1;

    public string InStream => $"{options.Name}-in";

    public string RetryStream => $"{options.Name}-retry";

    public string DeadStream => $"{options.Name}-dead";

    /// <summary>That of a bucket, as the tools of NATS show it.</summary>
    public string ClaimsStream => $"KV_{options.Name}-claims";

    public int Partitions => options.Partitions;

    public static string RetryConsumer => "retry";

    /// <summary>The lane of a delivery: those of one user are in one; what is for nobody is spread over all.</summary>
    public int PartitionOf(AcceptedDelivery delivery, ReadOnlySpan<byte> bodyHash)
    {
        if (delivery.UserId is null)
        {
            return (int)(BinaryPrimitives.ReadUInt32BigEndian(bodyHash) % (uint)options.Partitions);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"{delivery.App?.Length ?? 0}:{delivery.App}{delivery.UserId}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % (uint)options.Partitions);
    }

    public string InSubject(int partition) => string.Create(CultureInfo.InvariantCulture, $"{options.Name}.in.{partition}");

    /// <param name="delivery">The number the delivery had in the stream of what was accepted.</param>
    /// <param name="key">The call.</param>
    public string RetrySubject(ulong delivery, string key) => string.Create(CultureInfo.InvariantCulture, $"{options.Name}.retry.{delivery}.{key}");

    public string InSubjects => $"{options.Name}.in.*";

    public string DeadSubjects => $"{options.Name}.dead.>";

    public string RetrySubjects => $"{options.Name}.retry.>";

    /// <summary>The same for a dead letter.</summary>
    public string DeadSubject(ulong delivery, string key) => string.Create(CultureInfo.InvariantCulture, $"{options.Name}.dead.{delivery}.{key}");

    public string ClaimSubject(string name) => $"$KV.{options.Name}-claims.{name}";

    public static string Consumer(int partition) => string.Create(CultureInfo.InvariantCulture, $"p{partition}");

    /// <summary>Which limit keeps the stream of what was accepted from taking more; null if none does.</summary>
    public string? FindLimit(StreamState state) =>
        state.Messages >= options.MaxBacklog ? nameof(options.MaxBacklog)
        : state.Bytes >= options.MaxBacklogBytes ? nameof(options.MaxBacklogBytes)
        : null;

    public IEnumerable<StreamConfig> Streams =>
    [
        Stream(InStream, InSubjects, StreamConfigRetention.Workqueue, options.MaxBacklog, options.MaxBacklogBytes ?? -1),
        Stream(RetryStream, RetrySubjects, StreamConfigRetention.Workqueue, -1, -1),
        Stream(DeadStream, DeadSubjects, StreamConfigRetention.Limits, -1, -1),
        Bucket,
    ];

    public IEnumerable<ConsumerConfig> ConsumersOf(string stream) => stream == InStream ? InConsumers : stream == RetryStream ? [Retries] : [];

    /// <summary>One for each lane, with one delivery at a time in work.</summary>
    private IEnumerable<ConsumerConfig> InConsumers => Enumerable.Range(0, options.Partitions).Select(partition => Consumer(Consumer(partition), InSubject(partition), 1));

    /// <summary>What is tried again holds nobody back.</summary>
    private ConsumerConfig Retries => Consumer(RetryConsumer, RetrySubjects, -1);

    /// <summary>What every bucket is underneath.</summary>
    private StreamConfig Bucket => Stream(ClaimsStream, ClaimSubject(">"), StreamConfigRetention.Limits, -1, -1) with
    {
        MaxMsgsPerSubject = 1,
        MaxAge = options.ClaimRetention,
        AllowRollupHdrs = true,
        DenyDelete = true,
    };

    /// <summary>It says what has no other place in a configuration of 2.9.</summary>
    private string Description => string.Create(CultureInfo.InvariantCulture, $"Inbox of TwitterEvents, version {Version}, {options.Partitions} partitions.");

    private StreamConfig Stream(string name, string subjects, StreamConfigRetention retention, long maxMessages, long maxBytes) => new(name, [subjects])
    {
        Description = Description,
        Retention = retention,
        Storage = StreamConfigStorage.File,
        NumReplicas = options.Replicas,

        // What is full refuses, and drops nothing.
        Discard = StreamConfigDiscard.New,
        MaxMsgs = maxMessages,
        MaxMsgsPerSubject = -1,
        MaxMsgSize = -1,
        MaxBytes = maxBytes,
        DuplicateWindow = Window,
        AllowDirect = true,
    };

    private ConsumerConfig Consumer(string name, string subject, int inWork) => new(name)
    {
        DurableName = name,
        FilterSubject = subject,
        DeliverPolicy = ConsumerConfigDeliverPolicy.All,
        AckPolicy = ConsumerConfigAckPolicy.Explicit,
        AckWait = options.Lease,
        MaxDeliver = -1,
        MaxAckPending = inWork,
    };
}
