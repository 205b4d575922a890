using System.Globalization;
using NATS.Client.JetStream.Models;

namespace TwitterEvents.Nats;

/// <summary>Compares what is on the server with what was asked for: an older server leaves out silently what it does not know.</summary>
internal static class Differences
{
    /// <returns>A sentence that names what differs; null if nothing does.</returns>
    public static string? Of(StreamConfig there, StreamConfig wanted) => Sentence(
        $"The stream {wanted.Name}",
        ("description", there.Description, wanted.Description),
        ("subjects", string.Join(' ', there.Subjects ?? []), string.Join(' ', wanted.Subjects!)),
        ("retention", there.Retention, wanted.Retention),
        ("storage", there.Storage, wanted.Storage),
        ("num_replicas", there.NumReplicas, wanted.NumReplicas),
        ("discard", there.Discard, wanted.Discard),
        ("max_msgs", there.MaxMsgs, wanted.MaxMsgs),
        ("max_bytes", there.MaxBytes, wanted.MaxBytes),
        ("max_msgs_per_subject", there.MaxMsgsPerSubject, wanted.MaxMsgsPerSubject),
        ("max_age", there.MaxAge, wanted.MaxAge),
        ("max_msg_size", there.MaxMsgSize, wanted.MaxMsgSize),
        ("no_ack", there.NoAck, wanted.NoAck),
        ("sealed", there.Sealed, wanted.Sealed),
        ("deny_delete", there.DenyDelete, wanted.DenyDelete),
        ("deny_purge", there.DenyPurge, wanted.DenyPurge),
        ("duplicate_window", wanted.DuplicateWindow == TimeSpan.Zero ? TimeSpan.Zero : there.DuplicateWindow, wanted.DuplicateWindow),
        ("allow_direct", there.AllowDirect, wanted.AllowDirect));

    /// <summary>What makes a stream drop of itself what was answered 200. Anything else may be changed while apps run.</summary>
    public static string? LossOf(StreamConfig there, StreamConfig wanted) => Sentence(
        $"The stream {wanted.Name}",
        ("retention", there.Retention, wanted.Retention),
        ("discard", there.Discard, wanted.Discard),
        ("max_msgs_per_subject", there.MaxMsgsPerSubject, wanted.MaxMsgsPerSubject),
        ("max_age", there.MaxAge, wanted.MaxAge));

    public static string? Of(string stream, ConsumerConfig there, ConsumerConfig wanted) => Sentence(
        $"The consumer {wanted.Name} of the stream {stream}",
        ("filter_subject", there.FilterSubject, wanted.FilterSubject),
        ("deliver_policy", there.DeliverPolicy, wanted.DeliverPolicy),
        ("ack_policy", there.AckPolicy, wanted.AckPolicy),
        ("ack_wait", there.AckWait, wanted.AckWait),
        ("max_deliver", there.MaxDeliver, wanted.MaxDeliver),
        ("max_ack_pending", there.MaxAckPending, wanted.MaxAckPending),
        ("headers_only", there.HeadersOnly, wanted.HeadersOnly));

    private static string? Sentence(string what, params ReadOnlySpan<(string Name, object? There, object? Wanted)> settings)
    {
        List<string> found = [];
        foreach (var (name, there, wanted) in settings)
        {
            if (!Equals(there, wanted))
            {
                found.Add(string.Create(CultureInfo.InvariantCulture, $"{name} is '{there}' where '{wanted}' is asked for"));
            }
        }

        return found.Count == 0
            ? null
            : $"{what} is another than this app asks for: {string.Join("; ", found)}. Give all apps on it the same options, or change it with the tools of NATS, or take another Name.";
    }
}
