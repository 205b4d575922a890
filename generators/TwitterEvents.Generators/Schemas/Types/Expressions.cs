using TwitterEvents.Generators.Schemas.Formats;
using TwitterEvents.Generators.Schemas.Model;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>C# expressions over the properties of records, each giving a value or null.</summary>
internal static class Expressions
{
    /// <summary>The text of a scalar property, which is used as an id.</summary>
    public static string AsText(string expression, ScalarFormat format) => format switch
    {
        ScalarFormat.Text or ScalarFormat.Id => expression,
        ScalarFormat.Integer or ScalarFormat.IdNumber or ScalarFormat.Number =>
            expression + "?.ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
        ScalarFormat.TextOrNumber => expression + "?.ToId()",
        ScalarFormat.Boolean or ScalarFormat.BooleanOrText or ScalarFormat.Raw => expression + "?.ToString()",
        ScalarFormat.Date => expression + "?.ToString(\"O\", global::System.Globalization.CultureInfo.InvariantCulture)",
        _ => expression + "?.ToUnixTimeMilliseconds().ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
    };

    /// <summary>The text at a path of wire names (<c>source.id</c>), from a record on; null if there is no scalar.</summary>
    public static string? Text(IReadOnlyDictionary<string, RecordModel> records, string type, IReadOnlyList<string> path, string prefix) =>
        Value(records, type, path, prefix) is (var expression, { Type: ScalarType scalar }) ? AsText(expression, scalar.Format) : null;

    /// <summary>The value at a path, from a record on, and the property that it is; null if there is none. Of several objects on the way it is the first's.</summary>
    public static (string Expression, PropertyModel Property)? Value(
        IReadOnlyDictionary<string, RecordModel> records, string type, IReadOnlyList<string> path, string prefix)
    {
        var expression = prefix;
        for (var i = 0; i < path.Count; i++)
        {
            if (!records.TryGetValue(type, out var record) || Property(record, path[i]) is not { } property)
            {
                return null;
            }

            expression += property.Name;
            if (i == path.Count - 1)
            {
                return (expression, property);
            }

            if (Object(property.Type) is not { } next)
            {
                return null;
            }

            // No variable: several of these may stand in one expression, and one of them twice in a method.
            expression = property.Type is RecordType ? expression + "?." : $"({expression} is [_, ..] ? {expression}?[0] : null)?.";
            type = next;
        }

        return null;
    }

    /// <summary>The record of an object, or of the objects of an array; null if it is neither.</summary>
    public static string? Object(TypeRef type) => type switch
    {
        RecordType record => record.Name,
        OneOrManyType { Item: RecordType record } => record.Name,
        ListType { Item: RecordType record } => record.Name,
        ListType { Item: NullableType { Of: RecordType record } } => record.Name,
        OneOrManyType { Item: NullableType { Of: RecordType record } } => record.Name,
        _ => null,
    };

    public static PropertyModel? Property(RecordModel record, string wire)
    {
        foreach (var property in record.Properties)
        {
            if (property.Wire == wire)
            {
                return property;
            }
        }

        return null;
    }
}
