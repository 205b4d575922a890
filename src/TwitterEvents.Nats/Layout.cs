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
/// <remarks>
/// A server of a cluster must never refuse what the others take. 2.9 decides only after a message has been agreed on whether it is one that came before
/// (<c>Nats-Msg-Id</c>), whether there is room, and whether its subject is free, and each server for itself, by what it has. One that was killed has forgotten
/// what was handled, and takes what the others refuse; from then on its messages have other numbers than theirs, what is settled under a number is another
/// message there, and when it leads, what was answered 200 is lost. So nothing is sent that a server may refuse then: no ids where there are replicas, no limits.
/// </remarks>
/// <param name="options">What the app says of it.</param>
/// <param name="replicas">How many servers keep it, where that is known of the server, and the options may not say so.</param>
internal sealed class Layout(NatsInboxOptions options, int? replicas = null)
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

    /// <summary>Whether several servers keep it.</summary>
    public bool IsReplicated => (replicas ?? options.Replicas) > 1;

    /// <summary>By what a server knows a message again that was sent twice; null where none may be refused for that.</summary>
    public string? IdOf(string id) => IsReplicated ? null : id;

    /// <summary>Which limit keeps more from being accepted; null if none does.</summary>
    /// <param name="waiting">How many deliveries wait.</param>
    /// <param name="bytes">How many bytes they have.</param>
    public string? FindLimit(long waiting, long bytes) =>
        waiting >= options.MaxBacklog ? nameof(options.MaxBacklog)
        : bytes >= options.MaxBacklogBytes ? nameof(options.MaxBacklogBytes)
        : null;

    public IEnumerable<StreamConfig> Streams =>
    [
        Stream(InStream, InSubjects, StreamConfigRetention.Workqueue),
        Stream(RetryStream, RetrySubjects, StreamConfigRetention.Workqueue),
        DeadLetters,
        Bucket,
    ];

    public IEnumerable<ConsumerConfig> ConsumersOf(string stream) => stream == InStream ? InConsumers : stream == RetryStream ? [Retries] : [];

    /// <summary>One for each lane, with one delivery at a time in work.</summary>
    private IEnumerable<ConsumerConfig> InConsumers => Enumerable.Range(0, options.Partitions).Select(partition => Consumer(Consumer(partition), InSubject(partition), 1));

    /// <summary>What is tried again holds nobody back.</summary>
    private ConsumerConfig Retries => Consumer(RetryConsumer, RetrySubjects, -1);

    /// <summary>Of a call there is one, though it was stored twice.</summary>
    private StreamConfig DeadLetters => Stream(DeadStream, DeadSubjects, StreamConfigRetention.Limits) with { MaxMsgsPerSubject = 1 };

    /// <summary>What every bucket is underneath.</summary>
    private StreamConfig Bucket => Stream(ClaimsStream, ClaimSubject(">"), StreamConfigRetention.Limits) with
    {
        MaxMsgsPerSubject = 1,
        MaxAge = options.ClaimRetention,
        AllowRollupHdrs = true,
        DenyDelete = true,
    };

    /// <summary>It says what has no other place in a configuration of 2.9.</summary>
    private string Description => string.Create(CultureInfo.InvariantCulture, $"Inbox of TwitterEvents, version {Version}, {options.Partitions} partitions.");

    private StreamConfig Stream(string name, string subjects, StreamConfigRetention retention) => new(name, [subjects])
    {
        Description = Description,
        Retention = retention,
        Storage = StreamConfigStorage.File,
        NumReplicas = options.Replicas,

        // What is full refuses, and drops nothing.
        Discard = StreamConfigDiscard.New,
        MaxMsgs = -1,
        MaxMsgsPerSubject = -1,
        MaxMsgSize = -1,
        MaxBytes = -1,
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
