using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>
/// Finds the objects in the samples of all families, place by place. Where a hint names the type (<c>at</c>), all those places are one, of
/// whatever family; <see cref="TypeSharing"/> decides which others share a type.
/// </summary>
internal sealed class TypeGraph(TypeNames types, List<SchemaDiagnostic> diagnostics)
{
    private readonly List<TypeNode> nodes = [];
    private readonly Dictionary<string, TypeNode> shared = new(StringComparer.Ordinal);

    /// <summary>The family whose samples are added, and its hints.</summary>
    private int family;
    private HintScope hints = new([]);

    /// <summary>What the hints of each family say of other names.</summary>
    private readonly List<AliasHints> aliases = [];

    /// <summary>Names in the envelope that are no properties, or lead to its events.</summary>
    private ICollection<string> fixedNames = [];

    /// <summary>Decides which of the places share a type.</summary>
    public IReadOnlyList<TypeCluster> Share()
    {
        // All places, those that hold others before these.
        var clusters = TypeSharing.Of(nodes);
        foreach (var cluster in clusters)
        {
            foreach (var node in cluster.Nodes)
            {
                foreach (var number in node.Families)
                {
                    aliases[number].Use(node.SimpleName, cluster);
                }
            }
        }

        return clusters;
    }

    /// <summary>Says whose samples are added next.</summary>
    /// <param name="number">The family's place among all.</param>
    /// <param name="scope">Its hints, and those all families share.</param>
    public void Begin(int number, HintScope scope)
    {
        (family, hints) = (number, scope);
        aliases.Add(new AliasHints(scope));
    }

    /// <summary>Adds an event or envelope, which shares its type with no other object.</summary>
    /// <param name="name">Its name, taken before.</param>
    /// <param name="shape">What it looks like.</param>
    public void Add(string name, ObjectShape shape)
    {
        var node = new TypeNode(name, shape, NamesOf(name)) { FixedName = name, IsAlone = true };
        Add(node);
        Walk(node, shape);
    }

    /// <summary>Adds an envelope, and sees to it that the objects on the way to its events share their types with no other.</summary>
    /// <param name="name">Its name, taken before.</param>
    /// <param name="shape">What it looks like.</param>
    /// <param name="way">The wire names on the way.</param>
    /// <param name="ofEvents">Names that events stand under, or that lead to them: no property has them.</param>
    public void Add(string name, ObjectShape shape, IEnumerable<string> way, ICollection<string> ofEvents)
    {
        fixedNames = ofEvents;
        Add(name, shape);
        fixedNames = [];
        var node = nodes[nodes.FindLastIndex(added => added.FixedName == name)];
        foreach (var wire in way)
        {
            if (!node.Slots.TryGetValue(wire, out var slot) || slot.Target is null)
            {
                return;
            }

            node = slot.Target;
            node.IsAlone = true;
        }
    }

    /// <summary>Adds an object of the type that a hint names; returns the type's final name.</summary>
    public string AddShared(Hint hint, ObjectShape shape)
    {
        var node = Shared(hint, shape);
        Walk(node, shape);
        return node.FixedName!;
    }

    private void Walk(TypeNode owner, ObjectShape shape)
    {
        foreach (var field in owner.OtherNames.Rename(shape).Fields)
        {
            Visit(owner, field.Key, field.Value.Shape, isItem: false);
        }
    }

    private void Visit(TypeNode owner, string wire, Shape shape, bool isItem)
    {
        if (shape.Array is not null)
        {
            Visit(owner, wire, shape.Array.Item, isItem: true);
        }

        if (shape.Object is not { } found)
        {
            return;
        }

        if (!owner.Slots.TryGetValue(wire, out var slot))
        {
            owner.Slots[wire] = slot = new TypeSlot();
        }

        var all = slot.Shape is null ? found : ObjectShape.Join(slot.Shape, found);
        var isMap = hints.At(HintKind.Map, owner.SimpleName, wire) is not null || all.LooksLikeMap;
        if (isMap != slot.IsMap && slot.Shape is not null)
        {
            // What was seen before looked otherwise: all of it is looked at anew.
            Forget(slot);
            found = all;
        }

        (slot.Shape, slot.IsMap) = (all, isMap);
        if (!isMap)
        {
            AddObject(owner, wire, slot, found, isItem);
            return;
        }

        foreach (var field in found.Fields.Values)
        {
            VisitValue(owner, wire, slot, field.Shape);
        }
    }

    /// <summary>A value of a map, or an item of one: itself no map.</summary>
    private void VisitValue(TypeNode owner, string wire, TypeSlot slot, Shape shape)
    {
        if (shape.Array is not null)
        {
            VisitValue(owner, wire, slot, shape.Array.Item);
        }

        if (shape.Object is not null)
        {
            AddObject(owner, wire, slot, shape.Object, isItem: true);
        }
    }

    private void AddObject(TypeNode owner, string wire, TypeSlot slot, ObjectShape found, bool isItem)
    {
        if (hints.At(HintKind.At, owner.SimpleName, wire) is { } hint)
        {
            slot.Target = Shared(hint, found);
        }
        else if (slot.Target is not null)
        {
            slot.Target.Add(found);
        }
        else
        {
            // One of several has the singular: an object named public_metrics is no PublicMetric.
            var name = isItem ? Names.ForItem(wire) : Names.ForObject(wire);
            slot.Target = new TypeNode(name, found, NamesOf(name)) { Owner = owner, Wire = wire };
            Add(slot.Target);
        }

        Walk(slot.Target, found);
    }

    private void Forget(TypeSlot slot)
    {
        if (slot.Target is { FixedName: null } target)
        {
            nodes.RemoveAll(node => IsIn(node, target));
            slot.Target = null;
        }
    }

    /// <summary>The other names that properties of a type are sent under.</summary>
    private OtherNames NamesOf(string type) => aliases[family].Of(type).Without(fixedNames);

    private static bool IsIn(TypeNode? node, TypeNode root) => node is not null && (node == root || IsIn(node.Owner, root));

    private TypeNode Shared(Hint hint, ObjectShape shape)
    {
        if (shared.TryGetValue(hint.Value, out var node))
        {
            node.Add(shape, NamesOf(hint.Value));
            node.Families.Add(family);
            return node;
        }

        if (!types.IsFree(hint.Value))
        {
            diagnostics.Add(HintUse.Problem(SchemaProblem.DuplicateTypeName, hint, hint.Value));
        }

        shared[hint.Value] = node = new TypeNode(hint.Value, shape, NamesOf(hint.Value)) { FixedName = types.Take(hint.Value) };
        Add(node);
        return node;
    }

    private void Add(TypeNode node)
    {
        node.Families.Add(family);
        nodes.Add(node);
    }
}
