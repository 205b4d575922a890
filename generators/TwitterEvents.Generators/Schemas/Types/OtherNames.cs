using System.Collections.Immutable;
using System.Linq;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>
/// The names that properties of one type are sent under beside their main ones: the main name of each. No main name is another's other name, so
/// naming twice changes nothing.
/// </summary>
internal sealed class OtherNames
{
    public static readonly OtherNames None = new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    private readonly ImmutableSortedDictionary<string, string> mains;
    private readonly HashSet<string> mainNames;

    private OtherNames(ImmutableSortedDictionary<string, string> mains)
    {
        this.mains = mains;
        mainNames = new HashSet<string>(mains.Values, StringComparer.Ordinal);
    }

    /// <summary>The main names that have others.</summary>
    public IReadOnlyCollection<string> Mains => mainNames;

    /// <param name="mains">The main name of each; none of them is a key.</param>
    public static OtherNames Of(IEnumerable<KeyValuePair<string, string>> mains)
    {
        var all = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, mains);
        return all.IsEmpty ? None : new OtherNames(all);
    }

    /// <summary>The names of both; null if a name would have two main names, or would be both main and other.</summary>
    public static OtherNames? Join(OtherNames left, OtherNames right)
    {
        if (left.Equals(right))
        {
            return left;
        }

        var all = left.mains.ToBuilder();
        foreach (var pair in right.mains)
        {
            if ((all.TryGetValue(pair.Key, out var main) && main != pair.Value) || left.mainNames.Contains(pair.Key) || left.mains.ContainsKey(pair.Value))
            {
                return null;
            }

            all[pair.Key] = pair.Value;
        }

        return new OtherNames(all.ToImmutable());
    }

    public bool Equals(OtherNames other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        foreach (var pair in mains)
        {
            if (!other.mains.TryGetValue(pair.Key, out var main) || main != pair.Value)
            {
                return false;
            }
        }

        return mains.Count == other.mains.Count;
    }

    public string MainOf(string name) => mains.TryGetValue(name, out var main) ? main : name;

    /// <summary>The other names of a main name, in ordinal order.</summary>
    public EquatableArray<string> Of(string main)
    {
        if (!mainNames.Contains(main))
        {
            return EquatableArray<string>.Empty;
        }

        var names = new List<string>();
        foreach (var pair in mains)
        {
            if (pair.Value == main)
            {
                names.Add(pair.Key);
            }
        }

        return new EquatableArray<string>(names);
    }

    /// <summary>Those of which neither the main name nor the other is one of the given names.</summary>
    public OtherNames Without(ICollection<string> names)
    {
        var left = mains;
        foreach (var pair in mains)
        {
            if (names.Contains(pair.Key) || names.Contains(pair.Value))
            {
                left = left.Remove(pair.Key);
            }
        }

        return left.Count == mains.Count ? this : Of(left);
    }

    /// <summary>The same objects with each property under its main name: one that came under several is one.</summary>
    public ObjectShape Rename(ObjectShape shape)
    {
        var renamed = new SortedSet<string>(StringComparer.Ordinal);
        var fields = shape.Fields;
        foreach (var pair in mains)
        {
            if (fields.TryGetValue(pair.Key, out var field))
            {
                fields = fields.Remove(pair.Key)
                    .SetItem(pair.Value, fields.TryGetValue(pair.Value, out var known) ? Field.Join(known, field) : field);
                renamed.Add(pair.Value);
            }
        }

        foreach (var main in renamed)
        {
            // One that lacks the main name may have it under another.
            fields = fields.SetItem(main, fields[main] with { IsOptional = shape.Combinations.Any(names => !names.Any(name => MainOf(name) == main)) });
        }

        return renamed.Count == 0 ? shape : shape with { Fields = fields };
    }
}
