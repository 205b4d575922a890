using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>The types by their final names, and which type each property has.</summary>
internal sealed class ResolvedTypes
{
    private readonly SortedDictionary<string, ObjectShape> shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Owner, string Wire), string> types = [];
    private readonly HashSet<(string Owner, string Wire)> maps = [];
    private readonly Dictionary<string, IReadOnlyCollection<int>> families = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OtherNames> otherNames = new(StringComparer.Ordinal);

    private ResolvedTypes()
    {
    }

    /// <summary>What the objects of each type look like together.</summary>
    public IReadOnlyDictionary<string, ObjectShape> Shapes => shapes;

    /// <summary>The families that have a type.</summary>
    public IReadOnlyCollection<int> FamiliesOf(string type) => families[type];

    public static ResolvedTypes Of(IReadOnlyList<TypeCluster> clusters, TypeNames names)
    {
        var resolved = new ResolvedTypes();
        var named = TypeNaming.Apply(clusters, names);
        foreach (var cluster in clusters)
        {
            resolved.Add(cluster, named);
        }

        return resolved;
    }

    /// <summary>The type of the object at a property, or of the values of the map there.</summary>
    public string At(string owner, string wire) => types[(owner, wire)];

    /// <summary>The same; null if there is no object.</summary>
    public string? Find(string owner, string wire) => types.TryGetValue((owner, wire), out var type) ? type : null;

    /// <summary>Whether objects of the type at a property may come wrapped in another.</summary>
    public bool IsWrapped(string owner, string wire) => shapes[At(owner, wire)].IsWrapped;

    /// <summary>Whether the object at a property is a map.</summary>
    public bool IsMap(string owner, string wire) => maps.Contains((owner, wire));

    /// <summary>The other names that a property is sent under.</summary>
    public EquatableArray<string> OtherNamesOf(string owner, string wire) => otherNames[owner].Of(wire);

    private void Add(TypeCluster cluster, IReadOnlyDictionary<TypeCluster, string> names)
    {
        var name = names[cluster];
        families[name] = cluster.Families;
        otherNames[name] = cluster.OtherNames;
        foreach (var node in cluster.Nodes)
        {
            shapes[name] = shapes.TryGetValue(name, out var known) ? ObjectShape.Join(known, node.Shape) : node.Shape;
            foreach (var slot in node.Slots)
            {
                if (slot.Value.IsMap)
                {
                    maps.Add((name, slot.Key));
                }
            }
        }

        foreach (var slot in cluster.Slots)
        {
            types[(name, slot.Key)] = names[slot.Value.Root];
        }
    }
}
