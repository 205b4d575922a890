using NATS.Client.Core;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>Where a NATS inbox is, and how it is laid out there. All processes on one inbox must have the same.</summary>
public sealed class NatsInboxOptions : InboxOptions
{
    /// <summary>The servers, <c>nats://host:4222</c> or <c>tls://…</c>; several with commas between them.</summary>
    public string Url { get; set; } = "nats://127.0.0.1:4222";

    /// <summary>
    /// What its streams, its bucket and their subjects begin with: <c>NAME-in</c>, <c>NAME-retry</c>, <c>NAME-dead</c> and the bucket <c>NAME-claims</c>.
    /// Letters, digits, <c>-</c> and <c>_</c>; default <c>twitter-events</c>.
    /// </summary>
    public string Name { get; set; } = "twitter-events";

    /// <summary>A file with the credentials of a NATS user (<c>.creds</c>); null for none.</summary>
    public string? CredentialsFile { get; set; }

    /// <summary>A file with the certificates of the authorities that the server's certificate is checked against (PEM); null for those of the system.</summary>
    public string? CaFile { get; set; }

    /// <summary>Changes anything else of the connection: TLS with a certificate of one's own, a token, timeouts.</summary>
    public Func<NatsOpts, NatsOpts>? ConfigureConnection { get; set; }

    /// <summary>
    /// How many lanes there are: the users are spread over them, and one delivery at a time is in work in each, wherever. It is fixed when the inbox is made.
    /// 1 to 1,024; default 64.
    /// </summary>
    public int Partitions { get; set; } = 64;

    /// <summary>On how many servers of a cluster each message is. 1, 3 or 5; default 1.</summary>
    public int Replicas { get; set; } = 1;

    /// <summary>
    /// For how long a process has what it has taken if it does not say again that it is alive; then another takes it over. Two seconds to an hour; default 15 s.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long it is remembered which handler has succeeded on which event, so that what X sends again runs it no second time. At least an hour; default five
    /// days, which is as far as X replays (24 hours in v2).
    /// </summary>
    public TimeSpan ClaimRetention { get; set; } = TimeSpan.FromDays(5);

    /// <summary>How many deliveries may wait; one more is refused, and X told to send it again. At least 1; default 1,000,000.</summary>
    public long MaxBacklog { get; set; } = 1_000_000;

    /// <summary>How many bytes may wait. At least 1 MB; null, as by default, for as many as the server has room for.</summary>
    public long? MaxBacklogBytes { get; set; }

    /// <summary>How long the server may take to store a delivery before X is told to send it again. More than zero; default 2 s, for X waits three.</summary>
    public TimeSpan StoreTimeout { get; set; } = TimeSpan.FromSeconds(2);

    internal string? FindNatsProblem() =>
        string.IsNullOrWhiteSpace(Url) ? "Url is empty."
        : Name.Length is 0 or > 100 || !Name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? "Name has letters, digits, - and _, 100 at most."
        : Partitions is < 1 or > 1_024 ? "Partitions is 1 to 1,024."
        : Replicas is not (1 or 3 or 5) ? "Replicas is 1, 3 or 5."
        : Lease < TimeSpan.FromSeconds(2) || Lease > TimeSpan.FromHours(1) ? "Lease is two seconds to one hour."
        : ClaimRetention < TimeSpan.FromHours(1) ? "ClaimRetention is at least an hour."
        : MaxBacklog < 1 ? "MaxBacklog is at least 1."
        : MaxBacklogBytes < 1_048_576 ? "MaxBacklogBytes is at least 1,048,576."
        : StoreTimeout <= TimeSpan.Zero ? "StoreTimeout is more than zero."
        : null;
}
