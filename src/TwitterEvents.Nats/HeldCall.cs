namespace TwitterEvents.Nats;

/// <summary>A call that was claimed. Its claim is extended as long as it runs, and ended once; the two never at the same time.</summary>
/// <param name="revision">The revision it was claimed at.</param>
internal sealed class HeldCall(ulong revision)
{
    private readonly Lock gate = new();
    private Task extension = Task.CompletedTask;

    /// <summary>What the next change starts from.</summary>
    public ulong Revision { get; set; } = revision;

    public bool IsEnded { get; private set; }

    /// <summary>The number of its dead letter; null if it is none.</summary>
    public ulong? DeadLetter { get; set; }

    public Task Extend(Func<Task> extend)
    {
        lock (gate)
        {
            return extension = IsEnded || !extension.IsCompleted ? extension : extend();
        }
    }

    public Task EndAsync()
    {
        lock (gate)
        {
            IsEnded = true;
            return extension;
        }
    }
}
