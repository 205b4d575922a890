using System.Linq;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Model;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>
/// Gives a property that no sample has a value of (it is null in all, or an array that is always empty) the type that all other properties of its name
/// in its family have, if that is one.
/// </summary>
/// <param name="types">What the objects of each type look like.</param>
/// <param name="hasFormat">Whether a hint says what a type's property is.</param>
internal sealed class UnseenValues(ResolvedTypes types, Func<string, string, bool> hasFormat)
{
    public void Complete(SortedDictionary<string, RecordModel> records)
    {
        var known = TypesByName(records.Values);
        foreach (var record in records.Values.ToList())
        {
            records[record.Name] = record with { Properties = new(record.Properties.Select(property => Complete(record, property, known))) };
        }
    }

    private PropertyModel Complete(RecordModel record, PropertyModel property, ILookup<(int Family, string Wire), TypeRef> known)
    {
        if (!IsUnseen(record, property))
        {
            return property;
        }

        // A type of several families is judged by all of them.
        var found = types.FamiliesOf(record.Name).SelectMany(family => known[(family, property.Wire)]).Distinct().Take(2).ToList();
        return found.Count == 1 && (property.Type is not ListType || found[0] is ListType) ? property with { Type = found[0] } : property;
    }

    private ILookup<(int Family, string Wire), TypeRef> TypesByName(IEnumerable<RecordModel> records) =>
        (from record in records
         from property in record.Properties
         where !IsUnseen(record, property)
         from family in types.FamiliesOf(record.Name)
         select (Key: (family, property.Wire), property.Type)).ToLookup(static found => found.Key, static found => found.Type);

    private bool IsUnseen(RecordModel record, PropertyModel property)
    {
        var shape = types.Shapes[record.Name].Fields[property.Wire].Shape;
        return (HasNoKind(shape) || (shape.Array is { } array && HasNoItem(array) && HasNoKind(shape with { Array = null }))) && !hasFormat(record.Name, property.Wire);
    }

    private static bool HasNoKind(Shape shape) => !shape.Kinds().Any();

    private static bool HasNoItem(ArrayShape array) => array.Item.Null is null && HasNoKind(array.Item);
}
