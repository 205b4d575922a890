namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>
/// Makes one type of two, and, as a property has one type, one of those at each property that both have, and so on. All of it or nothing: if
/// any two of these cannot be one, none is joined.
/// </summary>
internal sealed class TypeJoin
{
    /// <summary>What each cluster will be one with.</summary>
    private readonly Dictionary<TypeCluster, List<TypeCluster>> groups = [];
    private readonly Queue<(TypeCluster Left, TypeCluster Right)> pending = new();

    private TypeJoin()
    {
    }

    public static bool Try(TypeCluster left, TypeCluster right)
    {
        var join = new TypeJoin();
        join.pending.Enqueue((left, right));
        if (!join.TryPlan())
        {
            return false;
        }

        foreach (var group in new HashSet<List<TypeCluster>>(join.groups.Values))
        {
            Apply(group);
        }

        return true;
    }

    private static void Apply(List<TypeCluster> group)
    {
        group.Sort(static (left, right) => left.Index.CompareTo(right.Index));
        for (var i = 1; i < group.Count; i++)
        {
            group[0].Take(group[i]);
        }
    }

    private bool TryPlan()
    {
        while (pending.Count > 0)
        {
            var (left, right) = pending.Dequeue();
            var (lefts, rights) = (GroupOf(left.Root), GroupOf(right.Root));
            if (lefts != rights && !TryPlan(lefts, rights))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryPlan(List<TypeCluster> lefts, List<TypeCluster> rights)
    {
        if (!TryPlanNames(lefts, rights))
        {
            return false;
        }

        foreach (var left in lefts)
        {
            foreach (var right in rights)
            {
                if (!CanBeOne(left, right))
                {
                    return false;
                }

                foreach (var slot in left.Slots)
                {
                    if (right.Slots.TryGetValue(slot.Key, out var other))
                    {
                        pending.Enqueue((slot.Value, other));
                    }
                }
            }
        }

        lefts.AddRange(rights);
        foreach (var right in rights)
        {
            groups[right] = lefts;
        }

        return true;
    }

    /// <summary>
    /// Where they differ in the other names of their properties, one type has those of all: what were several properties is one, in any of them.
    /// </summary>
    private bool TryPlanNames(List<TypeCluster> lefts, List<TypeCluster> rights)
    {
        OtherNames? names = lefts[0].OtherNames;
        var all = new List<TypeCluster>([.. lefts, .. rights]);
        if (all.TrueForAll(cluster => cluster.OtherNames.Equals(names)))
        {
            return true;
        }

        foreach (var cluster in all)
        {
            names = OtherNames.Join(names, cluster.OtherNames);
            if (names is null)
            {
                return false;
            }
        }

        return TryPlanProperties(all, names);
    }

    private bool TryPlanProperties(List<TypeCluster> clusters, OtherNames names)
    {
        var fields = new Dictionary<string, FieldLook>(StringComparer.Ordinal);
        var slots = new Dictionary<string, TypeCluster>(StringComparer.Ordinal);
        foreach (var cluster in clusters)
        {
            foreach (var field in cluster.Fields)
            {
                var main = names.MainOf(field.Key);
                if (!fields.TryGetValue(main, out var known))
                {
                    fields[main] = field.Value;
                }
                else if (FieldLook.Agree(known, field.Value))
                {
                    fields[main] = FieldLook.Join(known, field.Value);
                }
                else
                {
                    return false;
                }
            }

            foreach (var slot in cluster.Slots)
            {
                var main = names.MainOf(slot.Key);
                if (slots.TryGetValue(main, out var known))
                {
                    pending.Enqueue((known, slot.Value));
                }
                else
                {
                    slots[main] = slot.Value;
                }
            }
        }

        return true;
    }

    private List<TypeCluster> GroupOf(TypeCluster cluster)
    {
        if (!groups.TryGetValue(cluster, out var group))
        {
            groups[cluster] = group = [cluster];
        }

        return group;
    }

    private static bool CanBeOne(TypeCluster left, TypeCluster right)
    {
        if (left.IsAlone || right.IsAlone || (left.FixedName is not null && right.FixedName is not null))
        {
            return false;
        }

        // Only hints give types of one family to another: a family more must not change what there is.
        if (!left.Families.IsSupersetOf(right.Families) && !right.Families.IsSupersetOf(left.Families))
        {
            return false;
        }

        foreach (var field in left.Fields)
        {
            if (right.Fields.TryGetValue(field.Key, out var other) && !FieldLook.Agree(field.Value, other))
            {
                return false;
            }
        }

        return true;
    }
}
