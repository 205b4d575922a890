using TwitterEvents.Generators.Schemas.Inference;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>The objects of one place: they have a type, which they may share with those of other places.</summary>
/// <param name="simpleName">The name by hint, event or property; hints about places in it use this name.</param>
/// <param name="shape">What its objects look like.</param>
internal sealed class TypeNode(string simpleName, ObjectShape shape)
{
    public string SimpleName { get; } = simpleName;

    public ObjectShape Shape { get; set; } = shape;

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
}
