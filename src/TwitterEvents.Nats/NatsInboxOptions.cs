using NATS.Client.Core;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>Where a NATS inbox is, and how it is laid out there.</summary>
/// <remarks>
/// <see cref="Name"/>, <see cref="Partitions"/>, <see cref="Replicas"/>, <see cref="Lease"/> and <see cref="ClaimRetention"/> belong to the inbox: whoever starts
/// first makes it so, and another process that has other values does not start. The rest is each process's own.
/// </remarks>
public sealed class NatsInboxOptions : InboxOptions
{
    /// <summary>
    /// The servers, <c>nats://host:4222</c>, or <c>tls://host:4222</c> for a connection that must be encrypted; several of one cluster with commas between them.
    /// A name and a password in it (<c>nats://name:password@host</c>) are not logged; <c>@</c> in them is written <c>%40</c>, a comma <c>%2C</c>.
    /// </summary>
    public string Url { get; set; } = "nats://127.0.0.1:4222";

    /// <summary>
    /// The inbox's name. On the server the streams <c>NAME-in</c>, <c>NAME-retry</c> and <c>NAME-dead</c>, the subjects <c>NAME.…</c> and the key-value bucket
    /// <c>NAME-claims</c> begin with it; two inboxes on one server have two names. Letters, digits, <c>-</c> and <c>_</c>, 100 at most; default
    /// <c>twitter-events</c>.
    /// </summary>
    public string Name { get; set; } = "twitter-events";

    /// <summary>
    /// A file with the credentials of a NATS user (<c>.creds</c>); null, as by default, for none. The user may make streams and consumers, publish and subscribe.
    /// </summary>
    public string? CredentialsFile { get; set; }

    /// <summary>
    /// A file (PEM) with the certificates of the authorities that the server's certificate is checked against; null, as by default, for those the system trusts.
    /// </summary>
    public string? CaFile { get; set; }

    /// <summary>
    /// Changes anything else of the connection, such as TLS with a certificate of one's own, or a token: it is called with what the other options say, and what it
    /// returns is used. Null, as by default, changes nothing.
    /// </summary>
    public Func<NatsOpts, NatsOpts>? ConfigureConnection { get; set; }

    /// <summary>
    /// How many lanes there are. The users are spread over them by a hash, and in each lane one delivery at a time is in work, whatever number of processes there
    /// is: so many run side by side in all of them, and a handler that takes long holds back the users of its lane. What is tried again takes no lane. It is fixed
    /// when the inbox is made; another number is another inbox. 1 to 1,024; default 64.
    /// </summary>
    public int Partitions { get; set; } = 64;

    /// <summary>
    /// On how many servers of a cluster all of it is kept: a delivery is stored when a majority of them has it. 1, 3 or 5; default 1. More than one needs a cluster.
    /// </summary>
    public int Replicas { get; set; } = 1;

    /// <summary>
    /// For how long what a process has taken stays its own if it does not say again that it is alive; then another takes it over. So long after a crash the lanes
    /// stand still in which that process worked. Two seconds to an hour; default 15 s.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long it is remembered which handler has succeeded on which event, so that what X sends again runs it no second time. One hour to 36,500 days; default
    /// five days, which is as far as X replays (24 hours in v2). A handler that keeps strict order loses it where a call waits longer than that.
    /// </summary>
    public TimeSpan ClaimRetention { get; set; } = TimeSpan.FromDays(5);

    /// <summary>
    /// How many deliveries may wait; one more is refused, and X told to send it again. Each process knows what waits in all to the last two seconds, and counts what
    /// it accepts itself. At least 1; default 1,000,000.
    /// </summary>
    public long MaxBacklog { get; set; } = 1_000_000;

    /// <summary>
    /// How many bytes of deliveries may wait; beyond them they are refused too, as by <see cref="MaxBacklog"/>. At least 1 MB; null, as by default, for as many as the server has room for.
    /// </summary>
    public long? MaxBacklogBytes { get; set; }

    /// <summary>
    /// How long the server may take to store a delivery before X is told to send it again. More than zero, one hour at most; default 2 s, for X waits three. It may
    /// be stored all the same; what X then sends again runs each handler once.
    /// </summary>
    public TimeSpan StoreTimeout { get; set; } = TimeSpan.FromSeconds(2);

    internal string? FindNatsProblem() =>
        string.IsNullOrWhiteSpace(Url) ? "Url is empty."
        : NatsEndpoint.FindProblem(Url) is { } problem ? problem
        : Name.Length is 0 or > 100 || !Name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? "Name has letters, digits, - and _, 100 at most."
        : CredentialsFile is not null && !File.Exists(CredentialsFile) ? $"CredentialsFile: there is no file {CredentialsFile}."
        : CaFile is not null && !File.Exists(CaFile) ? $"CaFile: there is no file {CaFile}."
        : Partitions is < 1 or > 1_024 ? "Partitions is 1 to 1,024."
        : Replicas is not (1 or 3 or 5) ? "Replicas is 1, 3 or 5."
        : Lease < TimeSpan.FromSeconds(2) || Lease > TimeSpan.FromHours(1) ? "Lease is two seconds to one hour."
        : ClaimRetention < TimeSpan.FromHours(1) || ClaimRetention > TimeSpan.FromDays(36_500) ? "ClaimRetention is one hour to 36,500 days."
        : MaxBacklog < 1 ? "MaxBacklog is at least 1."
        : MaxBacklogBytes < 1_048_576 ? "MaxBacklogBytes is at least 1,048,576."
        : StoreTimeout <= TimeSpan.Zero || StoreTimeout > TimeSpan.FromHours(1) ? "StoreTimeout is more than zero, and one hour at most."
        : null;
}
