using TwitterEvents.Generators.Schemas.Formats;
using TwitterEvents.Generators.Schemas.Model;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>C# expressions over the properties of records, each giving a text or null.</summary>
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
    public static string? Path(IReadOnlyDictionary<string, RecordModel> records, string type, string path, string prefix)
    {
        var expression = prefix;
        var names = path.Split('.');
        for (var i = 0; i < names.Length; i++)
        {
            if (!records.TryGetValue(type, out var record) || Property(record, names[i]) is not { } property)
            {
                return null;
            }

            if (i == names.Length - 1)
            {
                return property.Type is ScalarType scalar ? expression + AsText(property.Name, scalar.Format) : null;
            }

            if (property.Type is not RecordType next)
            {
                return null;
            }

            expression += property.Name + "?.";
            type = next.Name;
        }

        return null;
    }

    private static PropertyModel? Property(RecordModel record, string wire)
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
