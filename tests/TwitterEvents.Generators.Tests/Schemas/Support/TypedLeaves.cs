using System.Globalization;
using TwitterEvents.Generators.Schemas.Formats;
using TwitterEvents.Generators.Schemas.Json;
using TwitterEvents.Generators.Schemas.Model;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>
/// Tells which scalars of an event a model's reader would type, without compiling that reader: of a hundred models that would take half an
/// hour. Null counts for nothing; an array of which one item does not fit stays raw as a whole, as in the reader.
/// </summary>
internal sealed class TypedLeaves(SchemaModel model)
{
    private readonly IReadOnlyDictionary<string, RecordModel> records = model.Records();

    /// <summary>How many scalars of an event stay raw; of an unknown kind, all but what the kinds of its key share.</summary>
    public int Raw(string key, string? discriminator, JsonNode body)
    {
        var kind = discriminator is null ? null : body[discriminator]?.Text;
        var file = model.Files.OfType<EventFile>().SingleOrDefault(file => file.Key == key);
        var found = file?.Events.FirstOrDefault(e => e.Kind == kind);
        var record = found is null ? file?.Unknown : found.Wraps is null ? found.Record : records[found.Wraps];
        return record is null ? Count(body) : RawIn(record, body);
    }

    /// <summary>How many scalars there are, null aside.</summary>
    public static int Count(JsonNode node) => node.Kind switch
    {
        JsonKind.Object => Members(node).Sum(static member => Count(member.Value)),
        JsonKind.Array => node.Items.Sum(Count),
        JsonKind.Null => 0,
        _ => 1,
    };

    private static IEnumerable<KeyValuePair<string, JsonNode>> Members(JsonNode node) =>
        node.Members.ToLookup(static member => member.Name).Select(static same => KeyValuePair.Create(same.Key, same.Last().Value));

    private int RawIn(RecordModel record, JsonNode node) => Members(node).Sum(member =>
        record.Properties.FirstOrDefault(property => property.Wire == member.Key) is { } property ? Raw(property.Type, member.Value) : Count(member.Value));

    private int Raw(TypeRef type, JsonNode node) => node.Kind == JsonKind.Null ? 0 : Try(type, node) ?? Count(node);

    /// <summary>How many scalars stay raw in a value; null if the value as a whole does not fit its type.</summary>
    private int? Try(TypeRef type, JsonNode node) => (type, node.Kind) switch
    {
        (NullableType, JsonKind.Null) => 0,
        (NullableType nullable, _) => Try(nullable.Of, node),
        (ScalarType { Format: ScalarFormat.Raw }, _) => null,
        (ScalarType scalar, _) => Fits(scalar.Format, node) ? 0 : null,
        (OneOrManyType many, JsonKind.Array) => Sum(node.Items.Select(item => Try(many.Item, item))),
        (OneOrManyType many, _) => Try(many.Item, node),
        (IdOrType id, JsonKind.Object) => Try(id.Of, node),
        (IdOrType, JsonKind.String or JsonKind.Number) => 0,
        (ListType list, JsonKind.Array) => Sum(node.Items.Select(item => Try(list.Item, item))),
        (MapType map, JsonKind.Object) => Sum(Members(node).Select(member => Try(map.Value, member.Value))),
        (RecordType record, JsonKind.Object) => RawIn(records[record.Name], node),
        _ => null,
    };

    private static int? Sum(IEnumerable<int?> parts) => parts.Aggregate((int?)0, static (sum, part) => sum + part);

    private static bool Fits(ScalarFormat format, JsonNode node) => format switch
    {
        ScalarFormat.Boolean => node.Kind is JsonKind.True or JsonKind.False,
        ScalarFormat.Integer or ScalarFormat.EpochMilliseconds or ScalarFormat.EpochSeconds => node.Kind == JsonKind.Number && long.TryParse(node.Text, CultureInfo.InvariantCulture, out _),
        ScalarFormat.Number => node.Kind == JsonKind.Number,
        ScalarFormat.Text => node.Kind == JsonKind.String,
        ScalarFormat.TextOrNumber or ScalarFormat.Id or ScalarFormat.IdNumber => node.Kind is JsonKind.String or JsonKind.Number,
        ScalarFormat.BooleanOrText => node.Kind is JsonKind.String or JsonKind.True or JsonKind.False,
        ScalarFormat.Rfc3339 => node.Kind == JsonKind.String && (TextForm.Of(node.Text, out _) & (TextForms.Rfc3339 | TextForms.Empty)) != 0,
        ScalarFormat.Date => node.Kind == JsonKind.String && (TextForm.Of(node.Text, out _) & (TextForms.Date | TextForms.Empty)) != 0,
        ScalarFormat.TwitterDate => node.Kind == JsonKind.String && (TextForm.Of(node.Text, out _) & (TextForms.TwitterDate | TextForms.Empty)) != 0,
        _ => node.Kind == JsonKind.String && long.TryParse(node.Text, CultureInfo.InvariantCulture, out _),
    };
}
