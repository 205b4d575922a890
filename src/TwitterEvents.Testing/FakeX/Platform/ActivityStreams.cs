namespace TwitterEvents.Testing.Platform;

/// <summary>The stream of X Activity: who is connected, and what came in the last minutes.</summary>
internal sealed class ActivityStreams(TimeProvider time)
{
    /// <summary>How far back a connection can ask for what it missed.</summary>
    public const int MaxBackfillMinutes = 5;

    private const int MaxConnections = 2;

    private readonly Lock gate = new();
    private readonly Queue<(DateTimeOffset At, ReadOnlyMemory<byte> Line)> past = [];
    private readonly List<StreamConnection> open = [];

    public int Count
    {
        get
        {
            lock (gate)
            {
                return open.Count;
            }
        }
    }

    /// <summary>Opens a connection, which first gets what came in the last minutes.</summary>
    /// <returns>Null if it is one too many.</returns>
    public StreamConnection? TryOpen(int backfillMinutes)
    {
        lock (gate)
        {
            if (open.Count == MaxConnections)
            {
                return null;
            }

            var connection = new StreamConnection();
            Forget();
            var from = time.GetUtcNow() - TimeSpan.FromMinutes(backfillMinutes);
            foreach (var (_, line) in past.Where(entry => entry.At >= from && backfillMinutes > 0))
            {
                connection.Send(line);
            }

            open.Add(connection);
            return connection;
        }
    }

    public void Close(StreamConnection connection)
    {
        lock (gate)
        {
            open.Remove(connection);
        }
    }

    /// <summary>Sends an event to everybody who is connected.</summary>
    /// <returns>How many they are.</returns>
    public int Send(ReadOnlyMemory<byte> body)
    {
        var line = Line(body.Span);
        lock (gate)
        {
            Forget();
            past.Enqueue((time.GetUtcNow(), line));
            open.ForEach(connection => connection.Send(line));
            return open.Count;
        }
    }

    /// <returns>How many were there to break, and not broken already.</returns>
    public int Break(FakeXStreamBreak how)
    {
        lock (gate)
        {
            return open.Count(connection => connection.TryBreak(how));
        }
    }

    private void Forget()
    {
        var from = time.GetUtcNow() - TimeSpan.FromMinutes(MaxBackfillMinutes);
        while (past.TryPeek(out var oldest) && oldest.At < from)
        {
            past.Dequeue();
        }
    }

    /// <summary>A body in one line. The line breaks between its tokens go; in its texts there are none.</summary>
    private static byte[] Line(ReadOnlySpan<byte> body)
    {
        var line = new List<byte>(body.Length + 2);
        foreach (var value in body)
        {
            if (value is not ((byte)'\r' or (byte)'\n'))
            {
                line.Add(value);
            }
        }

        return [.. line, (byte)'\r', (byte)'\n'];
    }
}
