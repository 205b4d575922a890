using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>
/// What the hints of a family say of the other names of properties, type by type: those for the type, and those for any. Of two that contradict
/// each other the one that names the type wins; then that of the first file.
/// </summary>
internal sealed class AliasHints(HintScope hints)
{
    private const string AnyType = "*";

    private readonly Dictionary<string, OtherNames> byType = new(StringComparer.Ordinal);
    private readonly OtherNames ofAny = Add(OtherNames.None, hints, AnyType);

    /// <param name="type">The type's name, as its property, an event or a hint has it.</param>
    public OtherNames Of(string type)
    {
        if (!byType.TryGetValue(type, out var names))
        {
            var own = Add(OtherNames.None, hints, type);
            byType[type] = names = own.Mains.Count == 0 ? ofAny : Add(own, hints, AnyType);
        }

        return names;
    }

    /// <summary>Remembers which hints a type has the property of.</summary>
    /// <param name="name">What one of its places is called.</param>
    /// <param name="type">The type.</param>
    public void Use(string name, TypeCluster type)
    {
        if (type.OtherNames.Mains.Count == 0)
        {
            return;
        }

        foreach (var hint in hints.OfKind(HintKind.Alias))
        {
            var (owner, main) = Hint.Place(hint.Key);
            if ((owner == name || owner == AnyType) && type.Fields.ContainsKey(main) && type.OtherNames.MainOf(hint.Value) == main)
            {
                hints.Use(hint);
            }
        }
    }

    private static OtherNames Add(OtherNames names, HintScope hints, string type)
    {
        foreach (var hint in hints.OfKind(HintKind.Alias))
        {
            var (owner, main) = Hint.Place(hint.Key);
            if (owner == type)
            {
                names = OtherNames.Join(names, OtherNames.Of([new(hint.Value, main)])) ?? names;
            }
        }

        return names;
    }
}
