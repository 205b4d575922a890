using System.Globalization;
using NATS.Client.JetStream.Models;

namespace TwitterEvents.Nats;

/// <summary>
/// What a stream holds, as far as its server can be believed: nats-server 2.9 that was killed may count messages that are gone, or bytes below zero, which come as
/// a number near 2^64. Where its messages begin and end is right.
/// </summary>
internal static class StreamCounts
{
    /// <summary>What stands for a count below zero.</summary>
    public const long BelowZero = long.MaxValue;

    extension(StreamState state)
    {
        public bool IsEmpty => state.FirstSeq > state.LastSeq;

        public long Count => state.IsEmpty || state.Messages == BelowZero ? 0 : state.Messages;

        public long ByteCount => state.IsEmpty || state.Bytes == BelowZero ? 0 : state.Bytes;

        /// <summary>When the first message was stored; null if there is none.</summary>
        public DateTimeOffset? FirstAt =>
            state.Count > 0 && DateTimeOffset.TryParse(state.FirstTs, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
    }
}
