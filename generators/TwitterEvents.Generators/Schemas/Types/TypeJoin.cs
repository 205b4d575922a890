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
