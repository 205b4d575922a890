using System.Collections.Immutable;
using System.Linq;
using TwitterEvents.Generators.Schemas.Diagnostics;
using TwitterEvents.Generators.Schemas.Formats;
using TwitterEvents.Generators.Schemas.Inference;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Samples;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>The type of a property, from the kinds of values that the samples have there.</summary>
/// <param name="types">The types of objects.</param>
/// <param name="discriminators">The properties that tell kinds of events apart.</param>
/// <param name="diagnostics">Where to report samples that disagree.</param>
internal sealed class TypeChoice(
    ResolvedTypes types, ICollection<(string Owner, string Wire)> discriminators, List<SchemaDiagnostic> diagnostics)
{
    private static readonly ScalarType Raw = new(ScalarFormat.Raw);

    /// <param name="hints">The hints that count for the record.</param>
    /// <param name="owner">The record's name.</param>
    /// <param name="wire">The property's name on the wire.</param>
    /// <param name="shape">What the samples have there.</param>
    public TypeRef Of(HintScope hints, string owner, string wire, Shape shape)
    {
        if (hints.At(HintKind.Format, owner, wire) is { } hint)
        {
            if (ScalarFormats.Find(hint.Value) is { } format)
            {
                CheckFit(hint, format, $"{owner}.{wire}", shape);
                return FormatChoice.Of(format, shape);
            }

            diagnostics.Add(HintScope.Invalid(hint, $"'{hint.Value}' is no format; formats are {ScalarFormats.Known}"));
        }

        var place = new Place(owner, wire, IsMapValue: false);
        return discriminators.Contains((owner, wire)) ? Discriminator(place, shape) : Inferred(place, shape);
    }

    /// <summary>Reports a format that would leave the property null whatever comes, as far as the samples tell.</summary>
    private void CheckFit(Hint hint, ScalarFormat format, string place, Shape shape)
    {
        if (!FormatFit.Reads(format, shape))
        {
            var (kind, origin) = shape.Kinds().First();
            diagnostics.Add(HintScope.Ineffective(
                hint, $"'{hint.Value}' reads no value that samples have of '{place}', such as {kind} in {Disagreement.Place(origin)}; give '{place}' another format, or none"));
        }
    }

    /// <summary>What tells kinds apart is a text, whatever it looks like; where it is something else too, its text must be to be had.</summary>
    private TypeRef Discriminator(Place place, Shape shape)
    {
        if (IsAlone(shape))
        {
            return new ScalarType(ScalarFormat.Text);
        }

        return Find(place, shape) is ScalarType { Format: ScalarFormat.TextOrNumber or ScalarFormat.BooleanOrText } type ? type : Disagree(place, shape);
    }

    private TypeRef Inferred(Place place, Shape shape)
    {
        return Find(place, shape) ?? Disagree(place, shape);
    }

    private ScalarType Disagree(Place place, Shape shape)
    {
        var kinds = shape.Kinds().ToImmutableArray();
        diagnostics.Add(Disagreement.Between($"{place.Owner}.{place.Wire}", kinds[0], kinds[1]));
        return Raw;
    }

    /// <summary>The type that all the kinds have in common; null if there is none.</summary>
    private TypeRef? Find(Place place, Shape shape) => shape switch
    {
        { Array: { } array } => IsAlone(shape) ? new ListType(Item(place, array.Item)) : OneOrMany(place, shape, array),
        { Object: { } found } => IsAlone(shape) ? Object(place, found) : IdOr(place, shape, found),
        { Boolean: not null, Number: null, Text: null } => new ScalarType(ScalarFormat.Boolean),
        { Boolean: not null, Number: null, Text.Forms: TextForms.TrueOrFalse } => new ScalarType(ScalarFormat.BooleanOrText),
        { Boolean: not null } => null,
        { Number: not null, Text: not null } => new ScalarType(ScalarFormat.TextOrNumber),
        { Number: { } number } => FormatChoice.Of(number, place.Wire),
        { Text: { } text } => FormatChoice.Of(text, place.Wire),
        _ => Raw, // null in every sample, or an array that is always empty
    };

    private TypeRef Object(Place place, ObjectShape found) => IsMap(place)
        ? new MapType(Item(place with { IsMapValue = true }, Values(found)))
        : new RecordType(types.At(place.Owner, place.Wire)) { IsWrapped = types.IsWrapped(place.Owner, place.Wire) };

    /// <summary>An object here, its id there. A map has no id, and what has no property cannot be told from one.</summary>
    private IdOrType? IdOr(Place place, Shape shape, ObjectShape found) =>
        shape.Boolean is null && !found.Fields.IsEmpty && Object(place, found) is RecordType record ? new IdOrType(record) : null;

    /// <summary>An array here; there a value that its items would be typed together with.</summary>
    private OneOrManyType? OneOrMany(Place place, Shape shape, ArrayShape array)
    {
        var item = Shape.Join(array.Item, shape with { Array = null, Null = null });
        return Find(place, item) is { } type ? new OneOrManyType(Nullable(type, item)) : null;
    }

    private bool IsMap(Place place) => !place.IsMapValue && types.IsMap(place.Owner, place.Wire);

    private TypeRef Item(Place place, Shape shape) => Nullable(Inferred(place, shape), shape);

    /// <summary>An item's type: it may be null if one is, or if it is a date and one is an empty text. What is kept raw may be null as well.</summary>
    private static TypeRef Nullable(TypeRef type, Shape item)
    {
        var isRaw = type is ScalarType { Format: ScalarFormat.Raw };
        var hasEmptyDate = type is ScalarType scalar && ScalarFormats.IsDate(scalar.Format) && item.Text?.Forms.HasFlag(TextForms.Empty) is true;
        return (item.Null is null && !hasEmptyDate) || isRaw ? type : new NullableType(type);
    }

    private static bool IsAlone(Shape shape)
    {
        using var kinds = shape.Kinds().GetEnumerator();
        return kinds.MoveNext() && !kinds.MoveNext();
    }

    private static Shape Values(ObjectShape map)
    {
        var value = Shape.Unseen;
        foreach (var field in map.Fields.Values)
        {
            value = Shape.Join(value, field.Shape);
        }

        return value;
    }

    private sealed record Place(string Owner, string Wire, bool IsMapValue);
}
