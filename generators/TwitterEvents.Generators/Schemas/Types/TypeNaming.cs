using System.Linq;
using TwitterEvents.Generators.Schemas.Naming;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>
/// Names the types that neither a hint nor an event has named. Such a type is named for its property; of the types of one name that of the most
/// places has it, the others have their owner's name before it.
/// </summary>
internal sealed class TypeNaming
{
    private readonly TypeNames types;
    private readonly Dictionary<TypeCluster, string> simpleNames = [];
    private readonly Dictionary<TypeCluster, string> names = [];
    private readonly Dictionary<TypeNode, TypeCluster> clusterOf = [];

    private TypeNaming(TypeNames types) => this.types = types;

    public static IReadOnlyDictionary<TypeCluster, string> Apply(IReadOnlyList<TypeCluster> clusters, TypeNames types)
    {
        var naming = new TypeNaming(types);
        foreach (var cluster in clusters)
        {
            foreach (var node in cluster.Nodes)
            {
                naming.clusterOf[node] = cluster;
            }
        }

        // Family by family: one more takes no name from those before it.
        foreach (var ofFamily in clusters.GroupBy(static cluster => cluster.Families.Min).OrderBy(static group => group.Key))
        {
            naming.NamePlainly(ofFamily);
            foreach (var cluster in ofFamily)
            {
                naming.Name(cluster);
            }
        }

        return naming.names;
    }

    private void NamePlainly(IEnumerable<TypeCluster> clusters)
    {
        var largest = new SortedDictionary<string, TypeCluster>(StringComparer.Ordinal);
        foreach (var cluster in clusters)
        {
            if (cluster.FixedName is not null)
            {
                names[cluster] = cluster.FixedName;
                continue;
            }

            var name = simpleNames[cluster] = SimpleName(cluster);
            if (!largest.TryGetValue(name, out var other) || cluster.Size > other.Size)
            {
                largest[name] = cluster;
            }
        }

        foreach (var name in largest)
        {
            if (types.TryTake(name.Key))
            {
                names[name.Value] = name.Key;
            }
        }
    }

    private string Name(TypeCluster cluster)
    {
        if (!names.TryGetValue(cluster, out var name))
        {
            var simpleName = simpleNames[cluster];
            TypeNode? first = null;
            foreach (var node in cluster.Nodes)
            {
                // An owner stands above it: this ends.
                if (first is null || node.Depth < first.Depth)
                {
                    first = node;
                }
            }

            names[cluster] = name = types.Take(Name(clusterOf[first!.Owner!]) + simpleName);
        }

        return name;
    }

    /// <summary>
    /// Of the names that its places have, that which most types know it by: what is <c>user</c> in many is <c>sender</c> in events only.
    /// </summary>
    private string SimpleName(TypeCluster cluster)
    {
        var owners = new SortedDictionary<string, HashSet<TypeCluster?>>(StringComparer.Ordinal);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in cluster.Nodes)
        {
            if (!owners.TryGetValue(node.SimpleName, out var known))
            {
                owners[node.SimpleName] = known = [];
                places[node.SimpleName] = 0;
            }

            var owner = clusterOf[node.Owner!];
            known.Add(owner.IsAlone ? null : owner);
            places[node.SimpleName]++;
        }

        string? best = null;
        foreach (var name in owners)
        {
            if (IsAbbreviation(name.Key, owners.Keys))
            {
                continue;
            }

            if (best is null || IsBetter((name.Value.Count, places[name.Key], -name.Key.Length), (owners[best].Count, places[best], -best.Length)))
            {
                best = name.Key;
            }
        }

        return best!;
    }

    /// <summary>Whether another of the names spells the word out of which this one is the beginning: <c>Repo</c> beside <c>Repository</c>.</summary>
    private static bool IsAbbreviation(string name, IEnumerable<string> names)
    {
        foreach (var other in names)
        {
            if (other.Length > name.Length
                && other.StartsWith(name, StringComparison.Ordinal)
                && char.IsLower(other[name.Length])
                && Singular.Of(other) != name)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBetter((int, int, int) left, (int, int, int) right) => left.CompareTo(right) > 0;
}
