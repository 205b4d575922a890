using System.Buffers;
using NATS.Client.Core;

namespace TwitterEvents.Nats;

/// <summary>
/// A message's body as it came. If it cannot be read, for want of memory, the client hands the message on all the same, with an error beside it, as if it had
/// none: whoever takes one looks for the error first.
/// </summary>
internal sealed class MessageBody : INatsDeserialize<byte[]>
{
    private MessageBody()
    {
    }

    public static MessageBody Default { get; } = new();

    /// <summary>Told of each body before it is read: tests have some fail.</summary>
    internal static Action<ReadOnlySequence<byte>>? Reading { get; set; }

    public byte[] Deserialize(in ReadOnlySequence<byte> buffer)
    {
        Reading?.Invoke(buffer);
        return buffer.ToArray();
    }
}
