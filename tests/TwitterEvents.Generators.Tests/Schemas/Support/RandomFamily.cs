namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>
/// Random events whose objects are like enough to share types now and then, of one name and of several, with maps among them. The same seed
/// gives the same events.
/// </summary>
internal sealed class RandomFamily(int seed)
{
    private static readonly string[] Objects = ["user", "owner", "author", "repo", "repository", "item", "items", "labels", "last-vote", "last_vote"];

    private static readonly string[] Scalars = ["1", "2.5", "true", "\"x\"", "null", "\"2025-10-14T16:05:33Z\""];

    private static readonly string[][] Keys =
    [
        ["1", "22", "333"],
        ["u-1f", "u-2c", "u-3a"],
        ["2024-01-02", "2024-01-03", "2024-01-04"],
        ["abc123def", "xyz789ghi", "mno456pqr"],
        ["sha256", "md5", "line1"],
    ];

    private readonly Random random = new(seed);

    /// <summary>The items of each event key.</summary>
    public IReadOnlyDictionary<string, string[]> Events() => new SortedDictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["comment_events"] = Items(),
        ["poll_events"] = Items(),
        ["vote_events"] = Items(),
    };

    private string[] Items() => [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Object(depth: 3))];

    private string Object(int depth) => $"{{{string.Join(',', Fields(depth))}}}";

    private IEnumerable<string> Fields(int depth)
    {
        // Fields of one name are mostly of one kind, so that objects can be alike.
        for (var field = 0; field < 8; field++)
        {
            if (random.Next(4) > 0)
            {
                yield return $"\"f{field}\":{Scalars[random.Next(12) == 0 ? random.Next(Scalars.Length) : field % Scalars.Length]}";
            }
        }

        foreach (var name in Objects.Where(_ => depth > 0 && random.Next(5) == 0))
        {
            yield return $"\"{name}\":{Value(depth - 1)}";
        }
    }

    private string Value(int depth) => random.Next(8) switch
    {
        0 => "{}",
        1 => "[]",
        2 => $"[{Object(depth)},{Object(depth)}]",
        3 or 4 => Map(depth),
        _ => Object(depth),
    };

    private string Map(int depth)
    {
        var keys = Keys[random.Next(Keys.Length)].Where(_ => random.Next(3) > 0);
        var hasObjects = random.Next(2) == 0;
        return $"{{{string.Join(',', keys.Select(key => $"\"{key}\":{(hasObjects ? Object(depth - 1) : "1")}"))}}}";
    }
}
