using TwitterEvents.Generators.Inference;
using TwitterEvents.Generators.Naming;
using TwitterEvents.Generators.Samples;

namespace TwitterEvents.Generators.Model;

/// <summary>
/// Gives every object in the samples a type. Where a hint names the type (<c>at</c>), all those places share it. Elsewhere the type is
/// named for its property; places of one name share a type if their fields overlap largely, and are told apart by their owner's name
/// if not. Nothing is shared across names unless a hint says so.
/// </summary>
internal sealed class TypeGraph
{
    /// <summary>Two objects of one name are one type if so much of the smaller one's fields are also the other's.</summary>
    private const double LargeOverlap = 0.75;

    private readonly HintUse hints;
    private readonly Dictionary<string, Node> nodes = new(StringComparer.Ordinal);
    private readonly List<Place> places = [];

    public TypeGraph(HintUse hints) => this.hints = hints;

    /// <summary>Adds an object whose type is known: an event, an envelope, or an object at a place that a hint gives a type.</summary>
    public void Add(string type, ObjectShape shape) => Walk(NodeOf(type, owner: null, type, shape), shape);

    /// <summary>Gives the types their final names, and joins those that share one.</summary>
    public IReadOnlyDictionary<string, ObjectShape> Resolve()
    {
        NameNodes();
        var shapes = new SortedDictionary<string, ObjectShape>(StringComparer.Ordinal);
        foreach (var node in nodes.Values)
        {
            shapes[node.Name] = shapes.TryGetValue(node.Name, out var known) ? ObjectShape.Join(known, node.Shape) : node.Shape;
        }

        return shapes;
    }

    /// <summary>After <see cref="Resolve"/>: the type of the object at a place.</summary>
    public string TypeAt(string owner, string wire) => places.Find(place => !place.IsMap && place.Owner.Name == owner && place.Wire == wire).Target!.Name;

    /// <summary>After <see cref="Resolve"/>: whether the object at a place is a map.</summary>
    public bool IsMap(string owner, string wire) => places.Exists(place => place.IsMap && place.Owner.Name == owner && place.Wire == wire);

    private void Walk(Node owner, ObjectShape shape)
    {
        foreach (var field in shape.Fields)
        {
            Visit(owner, field.Key, field.Value.Shape);
        }
    }

    private void Visit(Node owner, string wire, Shape shape, bool isMapValue = false)
    {
        if (shape.Array is not null)
        {
            Visit(owner, wire, shape.Array.Item);
        }

        if (shape.Object is not { } found)
        {
            return;
        }

        if (!isMapValue && (hints.At(HintKind.Map, owner.SimpleName, wire) is not null || found.HasDigitNamesOnly))
        {
            places.Add(new Place(owner, wire, Target: null, IsMap: true));
            foreach (var field in found.Fields.Values)
            {
                Visit(owner, wire, field.Shape, isMapValue: true);
            }

            return;
        }

        var shared = hints.At(HintKind.At, owner.SimpleName, wire)?.Value;
        var target = shared is not null
            ? NodeOf(shared, owner: null, shared, found)
            : NodeOf(owner.Key + "/" + wire, owner, Names.ForItem(wire), found);
        places.Add(new Place(owner, wire, target, IsMap: false));
        Walk(target, found);
    }

    private Node NodeOf(string key, Node? owner, string simpleName, ObjectShape shape)
    {
        if (nodes.TryGetValue(key, out var node))
        {
            node.Shape = ObjectShape.Join(node.Shape, shape);
        }
        else
        {
            nodes[key] = node = new Node(key, owner, simpleName, shape);
        }

        return node;
    }

    private void NameNodes()
    {
        var groups = new SortedDictionary<string, List<Node>>(StringComparer.Ordinal);
        foreach (var node in nodes.Values)
        {
            if (!groups.TryGetValue(node.SimpleName, out var group))
            {
                groups[node.SimpleName] = group = [];
            }

            group.Add(node);
        }

        foreach (var group in groups)
        {
            // All or none: two places of one owner and name must not end up with different types. A type that a hint or an event has
            // named keeps its name, whatever else would like to have it.
            var isShared = !ReservedNames.OfTypes.Contains(group.Key)
                && group.Value.TrueForAll(left => group.Value.TrueForAll(right => Overlap(left.Shape, right.Shape)));
            foreach (var node in group.Value)
            {
                node.NeedsOwner = node.Owner is not null && !isShared;
            }
        }
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

    private readonly record struct Place(Node Owner, string Wire, Node? Target, bool IsMap);

    private sealed class Node(string key, Node? owner, string simpleName, ObjectShape shape)
    {
        public string Key { get; } = key;

        public Node? Owner { get; } = owner;

        public string SimpleName { get; } = simpleName;

        public ObjectShape Shape { get; set; } = shape;

        public bool NeedsOwner { get; set; }

        public string Name => NeedsOwner ? Owner!.Name + SimpleName : SimpleName;
    }
}
