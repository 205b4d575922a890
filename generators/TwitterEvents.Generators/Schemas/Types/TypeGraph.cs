using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Naming;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>
/// Finds the objects in the samples and gives each place a type. Where a hint names the type (<c>at</c>), all those places share it.
/// Elsewhere <see cref="TypeNaming"/> decides which places share one.
/// </summary>
internal sealed class TypeGraph(HintUse hints, TypeNames types, List<SchemaDiagnostic> diagnostics)
{
    private readonly List<TypeNode> nodes = [];
    private readonly Dictionary<string, TypeNode> shared = new(StringComparer.Ordinal);
    private readonly Dictionary<(TypeNode Owner, string Wire), TypeNode> inferred = [];
    private readonly List<Place> places = [];

    private enum PlaceKind
    {
        Record,

        /// <summary>An object whose names are data, by a hint.</summary>
        Map,

        /// <summary>An object that looks like a map, as long as no other sample of it looks otherwise.</summary>
        LikelyMap,

        /// <summary>A value of a map.</summary>
        MapValue,
    }

    /// <summary>Adds an event or envelope, which shares its type with no other object.</summary>
    /// <param name="name">Its name, taken before.</param>
    /// <param name="shape">What it looks like.</param>
    public void Add(string name, ObjectShape shape)
    {
        var node = new TypeNode(name, shape) { Name = name, IsAlone = true };
        nodes.Add(node);
        Walk(node, shape);
    }

    /// <summary>Adds an object of the type that a hint names; returns the type's final name.</summary>
    public string AddShared(Hint hint, ObjectShape shape)
    {
        var node = Shared(hint, shape);
        Walk(node, shape);
        return node.Name!;
    }

    /// <summary>Gives all types their final names, and joins those that share one.</summary>
    public IReadOnlyDictionary<string, ObjectShape> Resolve()
    {
        TypeNaming.Apply(nodes, types);
        var shapes = new SortedDictionary<string, ObjectShape>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            shapes[node.Name!] = shapes.TryGetValue(node.Name!, out var known) ? ObjectShape.Join(known, node.Shape) : node.Shape;
        }

        return shapes;
    }

    /// <summary>After <see cref="Resolve"/>: the type of the object at a place, or of the values of the map at it.</summary>
    public string TypeAt(string owner, string wire, bool isMapValue)
    {
        var kind = isMapValue ? PlaceKind.MapValue : PlaceKind.Record;
        return places.Find(place => place.Is(owner, wire) && place.Kind == kind).Target!.Name!;
    }

    /// <summary>After <see cref="Resolve"/>: whether the object at a place is a map.</summary>
    /// <param name="owner">The type that has the place.</param>
    /// <param name="wire">The property.</param>
    /// <param name="joined">What all objects at the place look like together.</param>
    public bool IsMap(string owner, string wire, ObjectShape joined) =>
        places.Exists(place => place.Is(owner, wire)
            && (place.Kind == PlaceKind.Map || (place.Kind == PlaceKind.LikelyMap && joined.HasDigitNamesOnly)));

    private void Walk(TypeNode owner, ObjectShape shape)
    {
        foreach (var field in shape.Fields)
        {
            Visit(owner, field.Key, field.Value.Shape, isItem: false, isMapValue: false);
        }
    }

    private void Visit(TypeNode owner, string wire, Shape shape, bool isItem, bool isMapValue)
    {
        if (shape.Array is not null)
        {
            Visit(owner, wire, shape.Array.Item, isItem: true, isMapValue);
        }

        if (shape.Object is not { } found)
        {
            return;
        }

        var isHintedMap = !isMapValue && hints.At(HintKind.Map, owner.SimpleName, wire) is not null;
        if (isHintedMap || (!isMapValue && found.HasDigitNamesOnly))
        {
            places.Add(new Place(owner, wire, isHintedMap ? PlaceKind.Map : PlaceKind.LikelyMap, Target: null));
            foreach (var field in found.Fields.Values)
            {
                Visit(owner, wire, field.Shape, isItem: true, isMapValue: true);
            }

            return;
        }

        var target = hints.At(HintKind.At, owner.SimpleName, wire) is { } hint ? Shared(hint, found) : Inferred(owner, wire, found, isItem);
        places.Add(new Place(owner, wire, isMapValue ? PlaceKind.MapValue : PlaceKind.Record, target));
        Walk(target, found);
    }

    private TypeNode Shared(Hint hint, ObjectShape shape)
    {
        if (shared.TryGetValue(hint.Value, out var node))
        {
            node.Shape = ObjectShape.Join(node.Shape, shape);
            return node;
        }

        if (!types.IsFree(hint.Value))
        {
            diagnostics.Add(hints.Problem(SchemaProblem.DuplicateTypeName, hint, hint.Value));
        }

        shared[hint.Value] = node = new TypeNode(hint.Value, shape) { Name = types.Take(hint.Value) };
        nodes.Add(node);
        return node;
    }

    private TypeNode Inferred(TypeNode owner, string wire, ObjectShape shape, bool isItem)
    {
        // One of several has the singular: an object named public_metrics is no PublicMetric.
        var name = isItem ? Names.ForItem(wire) : Names.ForObject(wire);
        if (inferred.TryGetValue((owner, wire), out var node))
        {
            node.Shape = ObjectShape.Join(node.Shape, shape);
            return node;
        }

        inferred[(owner, wire)] = node = new TypeNode(name, shape) { Owner = owner, Wire = wire };
        nodes.Add(node);
        return node;
    }

    private readonly record struct Place(TypeNode Owner, string Wire, PlaceKind Kind, TypeNode? Target)
    {
        public bool Is(string owner, string wire) => Owner.Name == owner && Wire == wire;
    }
}
