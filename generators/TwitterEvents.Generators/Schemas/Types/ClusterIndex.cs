namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>Clusters by the names of their fields: only what has some in common is worth comparing.</summary>
internal sealed class ClusterIndex
{
    private readonly Dictionary<string, List<TypeCluster>> byField = new(StringComparer.Ordinal);

    public void Add(TypeCluster cluster)
    {
        foreach (var name in cluster.Fields.Keys)
        {
            if (!byField.TryGetValue(name, out var having))
            {
                byField[name] = having = [];
            }

            having.Add(cluster);
        }
    }

    /// <summary>What the added clusters are part of by now, and how many fields each has in common with another.</summary>
    public IReadOnlyDictionary<TypeCluster, int> WithFieldsOf(TypeCluster cluster)
    {
        var common = new Dictionary<TypeCluster, int>();
        var seen = new HashSet<TypeCluster>();
        foreach (var name in cluster.Fields.Keys)
        {
            if (byField.TryGetValue(name, out var having))
            {
                seen.Clear();
                foreach (var other in having)
                {
                    if (seen.Add(other.Root))
                    {
                        common[other.Root] = common.TryGetValue(other.Root, out var count) ? count + 1 : 1;
                    }
                }
            }
        }

        return common;
    }
}
