using System.Linq;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>
/// Decides which places share a type: by what their objects look like, and by their names. Only the places count, not what order they come in,
/// nor how often a sample repeats.
/// </summary>
internal static class TypeSharing
{
    /// <summary>Objects of one name are of one type if more than so much of the larger one's fields are also the other's.</summary>
    private const double LargeOverlap = 0.5;

    /// <summary>Objects of different names are, if at least so much is,</summary>
    private const double NearEquality = 0.9;

    /// <summary>and they have so many fields: two objects of <c>id</c> and <c>name</c> may be anything.</summary>
    private const int FewestFields = 6;

    public static IReadOnlyList<TypeCluster> Of(IReadOnlyList<TypeNode> nodes)
    {
        var clusters = ClusterEach(nodes);
        var names = new SortedDictionary<string, List<TypeCluster>>(StringComparer.Ordinal);
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var family in nodes[i].IsAlone ? [] : nodes[i].Families)
            {
                var name = $"{family} {nodes[i].SimpleName}";
                if (!names.TryGetValue(name, out var named))
                {
                    names[name] = named = [];
                }

                named.Add(clusters[i]);
            }
        }

        // What is joined has more fields than its parts, and may now be like another.
        while (JoinWithin(names.Values) || JoinAcross(clusters))
        {
        }

        foreach (var named in names.Values)
        {
            JoinEmpty(Roots(named));
        }

        return Roots(clusters);
    }

    private static List<TypeCluster> ClusterEach(IReadOnlyList<TypeNode> nodes)
    {
        var clusters = new List<TypeCluster>();
        var byNode = new Dictionary<TypeNode, TypeCluster>();
        foreach (var node in nodes)
        {
            clusters.Add(byNode[node] = new TypeCluster(node, clusters.Count));
        }

        foreach (var cluster in byNode)
        {
            foreach (var slot in cluster.Key.Slots)
            {
                if (slot.Value.Target is not null)
                {
                    cluster.Value.AddSlot(slot.Key, byNode[slot.Value.Target]);
                }
            }
        }

        return clusters;
    }

    private static bool JoinWithin(IEnumerable<List<TypeCluster>> names)
    {
        var hasJoined = false;
        foreach (var named in names)
        {
            var roots = Roots(named).FindAll(static cluster => cluster.Fields.Count > 0);
            roots.Sort(LargestFirst);
            hasJoined |= Join(roots, Overlap);
        }

        return hasJoined;
    }

    private static bool JoinAcross(List<TypeCluster> clusters)
    {
        var roots = Roots(clusters).FindAll(static cluster => !cluster.IsAlone && cluster.Fields.Count >= FewestFields);
        roots.Sort(LargestFirst);
        return Join(roots, Equality);
    }

    /// <summary>Joins each cluster to the one before it that it is most like, if it can be one with it.</summary>
    private static bool Join(List<TypeCluster> clusters, Func<TypeCluster, TypeCluster, int, double> likenessOf)
    {
        var hasJoined = false;
        var kept = new ClusterIndex();
        foreach (var cluster in clusters)
        {
            if (cluster.Root != cluster)
            {
                continue; // it went along with another
            }

            var like = new List<(TypeCluster Cluster, double Likeness)>();
            foreach (var other in kept.WithFieldsOf(cluster))
            {
                if (other.Key != cluster && likenessOf(cluster, other.Key, Common(cluster, other.Key, other.Value)) is var likeness and > 0)
                {
                    like.Add((other.Key, likeness));
                }
            }

            like.Sort(static (left, right) =>
                left.Likeness != right.Likeness ? right.Likeness.CompareTo(left.Likeness) : left.Cluster.Index.CompareTo(right.Cluster.Index));
            hasJoined |= like.Exists(other => TypeJoin.Try(other.Cluster, cluster));
            kept.Add(cluster);
        }

        return hasJoined;
    }

    /// <summary>How many fields both have, if those of the same name are so many: where one knows other names of a property, the other has them too.</summary>
    private static int Common(TypeCluster left, TypeCluster right, int sameName)
    {
        if (left.OtherNames.Equals(right.OtherNames))
        {
            return sameName;
        }

        if (OtherNames.Join(left.OtherNames, right.OtherNames) is not { } names)
        {
            return 0;
        }

        var common = new HashSet<string>(left.Fields.Keys.Select(names.MainOf), StringComparer.Ordinal);
        common.IntersectWith(right.Fields.Keys.Select(names.MainOf));
        return common.Count;
    }

    /// <summary>
    /// How much of the larger one's fields both have; 0 if too little. What the larger one may lack as well does not count against the smaller.
    /// </summary>
    private static double Overlap(TypeCluster left, TypeCluster right, int common)
    {
        var (smaller, larger) = Sizes(left, right);
        var required = Math.Max(Math.Max(left.Required, right.Required), smaller);
        return common > LargeOverlap * required ? (double)common / larger : 0;
    }

    private static double Equality(TypeCluster left, TypeCluster right, int common)
    {
        var (_, larger) = Sizes(left, right);
        return common >= NearEquality * larger ? (double)common / larger : 0;
    }

    private static (int Smaller, int Larger) Sizes(TypeCluster left, TypeCluster right) =>
        (Math.Min(left.Fields.Count, right.Fields.Count), Math.Max(left.Fields.Count, right.Fields.Count));

    /// <summary>An object without fields may be anything: it is what most of its name are.</summary>
    private static void JoinEmpty(List<TypeCluster> roots)
    {
        TypeCluster? most = null;
        foreach (var cluster in roots)
        {
            if (most is null || cluster.Size > most.Size)
            {
                most = cluster;
            }
        }

        foreach (var cluster in roots)
        {
            if (cluster.Fields.Count == 0 && cluster.Root != most!.Root)
            {
                TypeJoin.Try(most.Root, cluster);
            }
        }
    }

    private static int LargestFirst(TypeCluster left, TypeCluster right) =>
        left.FixedName is null != right.FixedName is null ? (left.FixedName is null ? 1 : -1)
        : left.Fields.Count != right.Fields.Count ? right.Fields.Count.CompareTo(left.Fields.Count)
        : left.Size != right.Size ? right.Size.CompareTo(left.Size)
        : left.Index.CompareTo(right.Index);

    private static List<TypeCluster> Roots(IEnumerable<TypeCluster> clusters)
    {
        var found = new HashSet<TypeCluster>();
        foreach (var cluster in clusters)
        {
            found.Add(cluster.Root);
        }

        var roots = new List<TypeCluster>(found);
        roots.Sort(static (left, right) => left.Index.CompareTo(right.Index));
        return roots;
    }
}
