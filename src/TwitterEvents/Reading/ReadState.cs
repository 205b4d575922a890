using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace TwitterEvents.Reading;

/// <summary>What one read carries along: the text, the path for drift reports, and what did not fit.</summary>
internal ref struct ReadState
{
    private readonly ReadOnlySpan<byte> text;
    private readonly bool hasText;
    private PathNames path;
    private RecentTexts recent;
    private int depth;

    /// <summary>State for a reader that runs over <paramref name="text"/> from its first byte.</summary>
    public ReadState(ReadOnlySpan<byte> text)
    {
        this.text = text;
        hasText = true;
    }

    /// <summary>Whether a value could not be kept because the text is not at hand: the caller has to read again, with the text.</summary>
    public bool NeedsText { get; private set; }

    /// <summary>Set when the object being read has a property name that no .NET string can hold; its owner keeps it raw.</summary>
    public bool IsUnreadable { get; set; }

    /// <summary>What did not fit its type, in the order of the text; null if all did.</summary>
    public List<Drift>? Drifts { get; private set; }

    public readonly int DriftCount => Drifts?.Count ?? 0;

    /// <summary>How many non-null scalars were kept raw.</summary>
    public int RawValues { get; set; }

    /// <summary>Gets the text the reader is on; false if no .NET string can hold it.</summary>
    public bool TryGetText(ref Utf8JsonReader reader, [NotNullWhen(true)] out string? value)
    {
        if (!reader.ValueIsEscaped && Ascii.IsValid(reader.ValueSpan))
        {
            value = recent.Get(reader.ValueSpan);
            return true;
        }

        return JsonText.TryGetString(ref reader, out value);
    }

    public bool TakeUnreadable()
    {
        var taken = IsUnreadable;
        IsUnreadable = false;
        return taken;
    }

    /// <summary>Forgets what was reported since, because the value is read again in another way.</summary>
    public void Rewind(int driftCount, int rawValues)
    {
        Drifts?.RemoveRange(driftCount, DriftCount - driftCount);
        RawValues = rawValues;
    }

    public void Enter(string name)
    {
        if (depth < PathNames.Length)
        {
            path[depth] = name;
        }

        depth++;
    }

    public void Leave() => depth--;

    public void Report(DriftKind kind, string name)
    {
        var builder = new StringBuilder();
        for (var i = 0; i < Math.Min(depth, PathNames.Length); i++)
        {
            Append(builder, path[i]!);
        }

        if (depth > PathNames.Length)
        {
            builder.Append(".…");
        }

        if (name.Length > 0)
        {
            Append(builder, name);
        }

        (Drifts ??= []).Add(new Drift(kind, builder.ToString()));
    }

    /// <summary>Keeps, raw, the value from <paramref name="start"/> to the end of the reader's current token.</summary>
    public JsonElement TakeRaw(ref Utf8JsonReader reader, long start)
    {
        if (!hasText)
        {
            NeedsText = true;
            return default;
        }

        var raw = text[(int)start..(int)reader.BytesConsumed];
        var options = reader.CurrentState.Options;
        RawValues += JsonLeaves.Count(raw, options);
        return JsonElement.Parse(raw, new JsonDocumentOptions
        {
            MaxDepth = options.MaxDepth,
            AllowTrailingCommas = options.AllowTrailingCommas,
            CommentHandling = options.CommentHandling,
        });
    }

    private static void Append(StringBuilder builder, string name)
    {
        if (builder.Length > 0 && name != PathNames.Item)
        {
            builder.Append('.');
        }

        builder.Append(name);
    }

    [InlineArray(Length)]
    internal struct PathNames
    {
        public const int Length = 24;
        public const string Item = "[]";
        private string? first;
    }
}
