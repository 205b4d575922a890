using System.Security.Cryptography;

namespace TwitterEvents.Tool.Listening;

/// <summary>Knows what came before the connection broke: X is asked for the last minutes then, and sends some of it again.</summary>
internal sealed class SeenLines(TimeProvider time)
{
    /// <summary>Longer than X goes back.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, (int Connection, long At)> seen = new(StringComparer.Ordinal);
    private readonly Queue<(string Hash, long At)> byAge = [];
    private int connection;

    /// <summary>A new connection begins: what comes twice on one is twice.</summary>
    public void Connected() => connection++;

    /// <returns>Whether it came on an earlier connection.</returns>
    public bool Add(ReadOnlySpan<byte> line)
    {
        while (byAge.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) > Memory)
        {
            byAge.Dequeue();
            if (seen[oldest.Hash].At == oldest.At)
            {
                seen.Remove(oldest.Hash);
            }
        }

        var (hash, at) = (Convert.ToHexString(SHA256.HashData(line)), time.GetTimestamp());
        var isAgain = seen.TryGetValue(hash, out var before) && before.Connection != connection;
        seen[hash] = (connection, at);
        byAge.Enqueue((hash, at));
        return isAgain;
    }
}
