namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>Places whose objects are of one type. Clusters only ever grow: one that was joined to another stands for that one.</summary>
internal sealed class TypeCluster
{
    private Dictionary<string, FieldLook> fields;
    private SortedDictionary<string, TypeCluster> slots = new(StringComparer.Ordinal);
    private readonly List<TypeNode> nodes;
    private TypeCluster? joinedTo;

    public TypeCluster(TypeNode node, int index)
    {
        nodes = [node];
        Index = index;
        FixedName = node.FixedName;
        IsAlone = node.IsAlone;
        Families = new(node.Families);
        Size = node.Shape.Fields.Count;
        OtherNames = node.OtherNames;
        fields = LooksOf(node);
        CountRequired();
    }

    /// <summary>The cluster that this one is part of by now.</summary>
    public TypeCluster Root
    {
        get
        {
            var root = this;
            while (root.joinedTo is not null)
            {
                root = root.joinedTo;
            }

            return root;
        }
    }

    /// <summary>The families that have it.</summary>
    public SortedSet<int> Families { get; }

    /// <summary>Where its first place stands among all.</summary>
    public int Index { get; private set; }

    public IReadOnlyList<TypeNode> Nodes => nodes;

    /// <summary>How much of the samples it is: the fields of all its places.</summary>
    public int Size { get; private set; }

    public IReadOnlyDictionary<string, FieldLook> Fields => fields;

    /// <summary>The type of the objects at each of its properties.</summary>
    public IReadOnlyDictionary<string, TypeCluster> Slots => slots;

    /// <summary>The name that a hint gives it, or an event has.</summary>
    public string? FixedName { get; private set; }

    public bool IsAlone { get; }

    /// <summary>How many of its fields every object has.</summary>
    public int Required { get; private set; }

    /// <summary>The other names that properties of its places are sent under.</summary>
    public OtherNames OtherNames { get; private set; }

    public void AddSlot(string wire, TypeCluster target) => slots[wire] = target;

    private void CountRequired()
    {
        Required = 0;
        foreach (var field in fields.Values)
        {
            Required += field.IsOptional ? 0 : 1;
        }
    }

    /// <summary>Takes the places of another cluster; whose objects stand at one property of both become one type as well, by the caller.</summary>
    public void Take(TypeCluster other)
    {
        var names = OtherNames.Join(OtherNames, other.OtherNames)!;
        Rename(names);
        other.Rename(names);
        Join(other.fields);
        foreach (var slot in other.slots)
        {
            if (!slots.ContainsKey(slot.Key))
            {
                slots[slot.Key] = slot.Value;
            }
        }

        nodes.AddRange(other.nodes);
        Families.UnionWith(other.Families);
        Size += other.Size;
        FixedName ??= other.FixedName;
        Index = Math.Min(Index, other.Index);
        CountRequired();
        other.joinedTo = this;
    }

    private static Dictionary<string, FieldLook> LooksOf(TypeNode node)
    {
        var looks = new Dictionary<string, FieldLook>(StringComparer.Ordinal);
        foreach (var field in node.Shape.Fields)
        {
            looks[field.Key] = FieldLook.Of(field.Value, node.Slots.TryGetValue(field.Key, out var slot) && slot.IsMap);
        }

        return looks;
    }

    /// <summary>Has its properties by their main names, where a type has more other names than its own places have.</summary>
    private void Rename(OtherNames names)
    {
        if (names.Equals(OtherNames))
        {
            return;
        }

        OtherNames = names;
        nodes.ForEach(node => node.Rename(names));
        fields = LooksOf(nodes[0]);
        for (var i = 1; i < nodes.Count; i++)
        {
            Join(LooksOf(nodes[i]));
        }

        var renamed = new SortedDictionary<string, TypeCluster>(StringComparer.Ordinal);
        foreach (var slot in slots)
        {
            renamed[names.MainOf(slot.Key)] = slot.Value;
        }

        slots = renamed;
    }

    private void Join(Dictionary<string, FieldLook> others)
    {
        foreach (var name in new List<string>(fields.Keys))
        {
            if (!others.ContainsKey(name))
            {
                fields[name] = fields[name] with { IsOptional = true };
            }
        }

        foreach (var field in others)
        {
            fields[field.Key] = fields.TryGetValue(field.Key, out var own)
                ? FieldLook.Join(own, field.Value)
                : field.Value with { IsOptional = true };
        }
    }
}
