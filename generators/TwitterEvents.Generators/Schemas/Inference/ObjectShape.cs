using System.Collections.Immutable;

namespace TwitterEvents.Generators.Schemas.Inference;

/// <summary>An object and its fields by name.</summary>
internal sealed record ObjectShape(Origin Origin, ImmutableSortedDictionary<string, Field> Fields)
{
    public static readonly ImmutableSortedDictionary<string, Field> NoFields =
        ImmutableSortedDictionary.Create<string, Field>(StringComparer.Ordinal);

    /// <summary>Whether every name is a number: then names are data, and the object is a map.</summary>
    public bool HasDigitNamesOnly
    {
        get
        {
            foreach (var name in Fields.Keys)
            {
                if (!IsDigits(name))
                {
                    return false;
                }
            }

            return !Fields.IsEmpty;
        }
    }

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

        return new ObjectShape(Origin.First(left.Origin, right.Origin)!, fields.ToImmutable());
    }

    public bool Equals(ObjectShape? other)
    {
        if (other is null || other.Fields.Count != Fields.Count || other.Origin != Origin)
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

        return true;
    }

    private static bool IsDigits(string name)
    {
        foreach (var c in name)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    public override int GetHashCode() => (Origin.GetHashCode() * 31) + Fields.Count;
}
