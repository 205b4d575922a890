using System.Collections.Concurrent;
using TwitterEvents.Inbox;

namespace TwitterEvents.Sqlite;

/// <summary>The calls that run in this process, or have ended and are not written yet: no other piece of work may have them.</summary>
internal sealed class RunningCalls
{
    private readonly ConcurrentDictionary<InboxKey, Taken> running = new();

    /// <summary>What began under a former right to run is not heard any more, so that it keeps nobody out.</summary>
    /// <returns>Whether the call is this work's now.</returns>
    public bool TryEnter(InboxKey key, Taken taken)
    {
        while (!running.TryAdd(key, taken))
        {
            if (running.TryGetValue(key, out var other) && (other.Fence >= taken.Fence || running.TryUpdate(key, taken, other)))
            {
                return other.Fence < taken.Fence;
            }
        }

        return true;
    }

    public void Leave(InboxKey key, Taken taken) => running.TryRemove(new(key, taken));

    /// <summary>Leaves all calls of a piece of work.</summary>
    public void Leave(Taken taken)
    {
        foreach (var (key, owner) in running)
        {
            if (ReferenceEquals(owner, taken))
            {
                Leave(key, taken);
            }
        }
    }
}
