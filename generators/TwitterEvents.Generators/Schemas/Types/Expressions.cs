using TwitterEvents.Generators.Schemas.Model;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>C# expressions over the properties of records, each giving a text or null.</summary>
internal static class Expressions
{
    /// <summary>The text of a scalar property, which is used as an id.</summary>
    public static string AsText(string expression, TypeRef type) => type.Name switch
    {
        "string" => expression,
        "long" or "double" => expression + "?.ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
        "global::System.DateTimeOffset" =>
            expression + "?.ToUnixTimeMilliseconds().ToString(global::System.Globalization.CultureInfo.InvariantCulture)",
        _ when type == Formats.TextOrNumber => expression + "?.ToId()",
        _ => expression + "?.ToString()",
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

            var isLast = i == names.Length - 1;
            if (isLast != (property.Type.Kind != TypeKind.Container))
            {
                return null;
            }

            expression += isLast ? AsText(property.Name, property.Type) : property.Name + "?.";
            type = property.Type.Name;
        }

        return expression;
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
