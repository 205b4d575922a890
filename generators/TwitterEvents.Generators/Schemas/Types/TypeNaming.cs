using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Naming;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>
/// Names the types that neither a hint nor an event has named. Such a type is named for its property; places of one name share a type if
/// their fields overlap largely, and are told apart by their owner's name if not. Nothing is shared across names.
/// </summary>
internal sealed class TypeNaming
{
    /// <summary>Two objects of one name are one type if so much of the smaller one's fields are also the other's.</summary>
    private const double LargeOverlap = 0.75;

    private readonly TypeNames types;
    private readonly Dictionary<string, string> sharedNames = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Owner, string Wire), string> ownedNames = [];

    private TypeNaming(TypeNames types) => this.types = types;

    public static void Apply(IReadOnlyList<TypeNode> nodes, TypeNames types)
    {
        var naming = new TypeNaming(types);
        naming.FindShared(nodes);
        foreach (var node in nodes)
        {
            naming.Name(node);
        }
    }

    private void FindShared(IReadOnlyList<TypeNode> nodes)
    {
        var groups = new SortedDictionary<string, List<TypeNode>>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (!node.IsAlone)
            {
                if (!groups.TryGetValue(node.SimpleName, out var group))
                {
                    groups[node.SimpleName] = group = [];
                }

                group.Add(node);
            }
        }

        foreach (var group in groups)
        {
            // All or none: two places of one owner and name must not end up with different types.
            var named = group.Value.Find(node => node.Name is not null);
            if (AllOverlap(group.Value) && (named is not null || types.TryTake(group.Key)))
            {
                sharedNames[group.Key] = named?.Name ?? group.Key;
            }
        }
    }

    private string Name(TypeNode node)
    {
        if (node.Name is null && !sharedNames.TryGetValue(node.SimpleName, out var name))
        {
            var place = (Name(node.Owner!), node.Wire);
            if (!ownedNames.TryGetValue(place, out name))
            {
                ownedNames[place] = name = types.Take(place.Item1 + node.SimpleName);
            }

            node.Name = name;
        }

        return node.Name ??= sharedNames[node.SimpleName];
    }

    private static bool AllOverlap(List<TypeNode> nodes)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (!Overlap(nodes[i].Shape, nodes[j].Shape))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool Overlap(ObjectShape left, ObjectShape right)
    {
        var common = 0;
        foreach (var name in left.Fields.Keys)
        {
            common += right.Fields.ContainsKey(name) ? 1 : 0;
        }

        return common >= LargeOverlap * Math.Max(1, Math.Min(left.Fields.Count, right.Fields.Count));
    }
}
