using System.Collections.Immutable;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>An object and its fields by name.</summary>
internal sealed record ObjectShape(Origin Origin, ImmutableSortedDictionary<string, Field> Fields)
{
    public static readonly ImmutableSortedDictionary<string, Field> NoFields =
        ImmutableSortedDictionary.Create<string, Field>(StringComparer.Ordinal);

    /// <summary>Whether some object came wrapped in another that has nothing else.</summary>
    public bool IsWrapped { get; init; }

    /// <summary>
    /// Of the names that hints say a property is sent under, those that an object had: each combination that was seen. One that lacks a name
    /// may have another instead.
    /// </summary>
    public ImmutableHashSet<EquatableArray<string>> Combinations { get; init; } = ImmutableHashSet<EquatableArray<string>>.Empty;

    /// <summary>
    /// Whether names are data, and the object a map: each is a number, or they look like other data and the values are of one kind.
    /// </summary>
    public bool LooksLikeMap
    {
        get
        {
            var hasDigitsOnly = !Fields.IsEmpty;
            foreach (var name in Fields.Keys)
            {
                hasDigitsOnly &= KeyLook.IsDigits(name);
            }

            return hasDigitsOnly || (HasOneKind && KeyLook.AreData([.. Fields.Keys]));
        }
    }

    private bool HasOneKind
    {
        get
        {
            var kinds = new HashSet<string>(StringComparer.Ordinal);
            foreach (var value in Fields.Values)
            {
                foreach (var (kind, _) in value.Shape.Kinds())
                {
                    kinds.Add(kind);
                }
            }

            return kinds.Count == 1;
        }
    }

    /// <summary>Whether an object has a path, from the name at an index on.</summary>
    public bool Has(IReadOnlyList<string> names, int index) =>
        index == names.Count
        || (Fields.TryGetValue(names[index], out var field)
            && (index == names.Count - 1 || (field.Shape.Object ?? field.Shape.Array?.Item.Object)?.Has(names, index + 1) is true));

    public static ObjectShape Join(ObjectShape left, ObjectShape right)
    {
        var fields = left.Fields.ToBuilder();
        foreach (var name in left.Fields.Keys)
        {
            if (!right.Fields.ContainsKey(name))
            {
                fields[name] = left.Fields[name] with { IsOptional = true };
            }
        }

        foreach (var pair in right.Fields)
        {
            fields[pair.Key] = left.Fields.TryGetValue(pair.Key, out var other)
                ? Field.Join(other, pair.Value)
                : pair.Value with { IsOptional = true };
        }

        return new ObjectShape(Origin.First(left.Origin, right.Origin)!, fields.ToImmutable())
        {
            IsWrapped = left.IsWrapped || right.IsWrapped,
            Combinations = left.Combinations.Union(right.Combinations),
        };
    }

    public bool Equals(ObjectShape? other)
    {
        if (other is null || other.Fields.Count != Fields.Count || other.Origin != Origin || other.IsWrapped != IsWrapped)
        {
            return false;
        }

        foreach (var pair in Fields)
        {
            if (!other.Fields.TryGetValue(pair.Key, out var field) || !field.Equals(pair.Value))
            {
                return false;
            }
        }

        return Combinations.SetEquals(other.Combinations);
    }

    public override int GetHashCode() => (Origin.GetHashCode() * 31) + Fields.Count;
}
