using TwitterEvents.Generators.Schemas.Inference;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>The objects of one place: they have a type, which they may share with those of other places.</summary>
/// <param name="simpleName">The name by hint, event or property; hints about places in it use this name.</param>
/// <param name="shape">What its objects look like.</param>
/// <param name="otherNames">The other names its properties are sent under; it has them by their main names.</param>
internal sealed class TypeNode(string simpleName, ObjectShape shape, OtherNames otherNames)
{
    public string SimpleName { get; } = simpleName;

    public ObjectShape Shape { get; private set; } = otherNames.Rename(shape);

    public OtherNames OtherNames { get; private set; } = otherNames;

    /// <summary>The place whose property it is; null if an event, envelope or hint has named it.</summary>
    public TypeNode? Owner { get; init; }

    public string Wire { get; init; } = "";

    /// <summary>Whether no other object can be of its type.</summary>
    public bool IsAlone { get; set; }

    /// <summary>The families that have it, by their places in ordinal order.</summary>
    public SortedSet<int> Families { get; } = [];

    /// <summary>The name by hint, event or envelope; null where one is to be found.</summary>
    public string? FixedName { get; init; }

    /// <summary>How deep it stands in an event or a type that a hint names.</summary>
    public int Depth => Owner is null ? 0 : Owner.Depth + 1;

    /// <summary>The objects in it, by property.</summary>
    public SortedDictionary<string, TypeSlot> Slots { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds objects of the place.</summary>
    public void Add(ObjectShape found) => Shape = ObjectShape.Join(Shape, OtherNames.Rename(found));

    /// <summary>Adds objects of the place from a family that may know further other names.</summary>
    public void Add(ObjectShape found, OtherNames names)
    {
        if (!names.Equals(OtherNames) && OtherNames.Join(OtherNames, names) is { } all)
        {
            Rename(all);
        }

        Add(found);
    }

    /// <summary>Takes further other names, which objects of its type have elsewhere.</summary>
    public void Rename(OtherNames names)
    {
        OtherNames = names;
        Shape = names.Rename(Shape);
        foreach (var wire in new List<string>(Slots.Keys))
        {
            var slot = Slots[wire];
            Slots.Remove(wire);
            if (!Slots.ContainsKey(names.MainOf(wire)))
            {
                Slots[names.MainOf(wire)] = slot;
            }
        }
    }
}
