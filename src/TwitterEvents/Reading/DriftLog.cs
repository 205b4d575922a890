using System.Runtime.CompilerServices;

namespace TwitterEvents.Reading;

/// <summary>
/// Where the reading is, and the drift it has met. To go in and out of a place costs next to nothing; a text is made of a place only when
/// all is read, and only of the first <see cref="MaxDrifts"/>.
/// </summary>
internal struct DriftLog
{
    /// <summary>How many are kept of one delivery; the others are counted.</summary>
    public const int MaxDrifts = 1_000;

    private PathNames names;
    private int depth;

    // The places of the levels the reading is in: made when something is reported there, and valid as far as the reading has not left them.
    private DriftPath[]? places;
    private int validPlaces;
    private List<Entry>? entries;

    /// <summary>How many have been reported, kept or not.</summary>
    public int Count { get; private set; }

    public void Enter(string name)
    {
        if (depth < PathNames.Length)
        {
            names[depth] = name;
            if (validPlaces > depth)
            {
                validPlaces = depth;
            }
        }

        depth++;
    }

    public void Leave() => depth--;

    /// <param name="kind">What it is.</param>
    /// <param name="name">The name in the place the reading is in; null for the place itself.</param>
    public void Report(DriftKind kind, string? name)
    {
        if (++Count <= MaxDrifts)
        {
            (entries ??= []).Add(new Entry(kind, Place(), name));
        }
    }

    /// <summary>Forgets what was reported since there were so many.</summary>
    public void Rewind(int count)
    {
        if (entries is not null && entries.Count > count)
        {
            entries.RemoveRange(count, entries.Count - count);
        }

        Count = count;
    }

    /// <summary>What was kept, in the order of the text.</summary>
    public readonly IReadOnlyList<Drift> ToList()
    {
        if (entries is null or [])
        {
            return [];
        }

        var paths = new Dictionary<(DriftPath, string?), string>();
        var drifts = new Drift[entries.Count];
        for (var i = 0; i < drifts.Length; i++)
        {
            var (kind, place, name) = entries[i];
            if (!paths.TryGetValue((place, name), out var path))
            {
                paths[(place, name)] = path = place.With(name);
            }

            drifts[i] = new Drift(kind, path);
        }

        return drifts;
    }

    private DriftPath Place()
    {
        places ??= Roots();
        var levels = Math.Min(depth, PathNames.Length);
        for (; validPlaces < levels; validPlaces++)
        {
            places[validPlaces + 1] = places[validPlaces].Child(names[validPlaces]!);
        }

        return depth > PathNames.Length ? places[levels].Child("…") : places[levels];
    }

    private static DriftPath[] Roots()
    {
        var places = new DriftPath[PathNames.Length + 1];
        places[0] = DriftPath.Root();
        return places;
    }

    private readonly record struct Entry(DriftKind Kind, DriftPath Place, string? Name);

    [InlineArray(Length)]
    private struct PathNames
    {
        public const int Length = 24;
        private string? first;
    }
}
