using System.Globalization;
using NATS.Client.JetStream;
using TwitterEvents.Inbox;

namespace TwitterEvents.Nats;

/// <summary>A message that this process has taken, until it is settled or given back.</summary>
internal sealed class Held(INatsJSMsg<byte[]> message, Envelope envelope, InboxCall? retry)
{
    private readonly Lock gate = new();
    private readonly Dictionary<InboxKey, HeldCall> calls = [];
    private readonly List<Task> writes = [];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public INatsJSMsg<byte[]> Message => message;

    public Envelope Envelope => envelope;

    /// <summary>What is tried again; null of a delivery.</summary>
    public InboxCall? Retry => retry;

    /// <summary>The call of its line that it waits for; null if it waits for none.</summary>
    public InboxKey? After => Claims.KeyOf(envelope.Call?.After);

    /// <summary>Names the message in a claim: whoever is given it again may go on with what it has claimed.</summary>
    public string Source { get; } = string.Create(
        CultureInfo.InvariantCulture, $"{(retry is null ? "in" : "retry")}:{message.Metadata!.Value.Sequence.Stream}");

    /// <summary>Which of all that its consumer has given out: who is given the message again has a higher one.</summary>
    public ulong Turn { get; } = message.Metadata!.Value.Sequence.Consumer;

    /// <summary>The number of the delivery in the stream of what was accepted.</summary>
    public ulong Delivery => retry is null ? message.Metadata!.Value.Sequence.Stream : envelope.Call!.Delivery;

    /// <summary>When this process took it, as <see cref="TimeProvider.GetTimestamp"/> counts.</summary>
    public long TakenAt { get; set; }

    /// <summary>Whether it has one of the places of those that are tried again.</summary>
    public bool HasPlace { get; set; }

    /// <summary>Somebody else goes on with it: what is said of it here counts no more.</summary>
    public bool IsLost { get; private set; }

    /// <summary>When it is no more in work here.</summary>
    public Task Ended => ended.Task;

    public void Lose() => IsLost = true;

    public void End() => ended.TrySetResult();

    public HeldCall Begin(InboxKey key, ulong revision)
    {
        lock (gate)
        {
            return calls[key] = new HeldCall(revision);
        }
    }

    public HeldCall? Find(InboxKey key)
    {
        lock (gate)
        {
            return calls.GetValueOrDefault(key);
        }
    }

    public KeyValuePair<InboxKey, HeldCall>[] Running()
    {
        lock (gate)
        {
            return [.. calls.Where(static call => !call.Value.IsEnded)];
        }
    }

    /// <summary>What must have ended before the message is settled.</summary>
    public void Await(Task write)
    {
        lock (gate)
        {
            writes.Add(write);
        }
    }

    public Task Writes()
    {
        lock (gate)
        {
            return Task.WhenAll(writes);
        }
    }
}
