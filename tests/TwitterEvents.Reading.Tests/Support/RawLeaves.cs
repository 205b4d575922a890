using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TwitterEvents.Reading.Tests.Support;

/// <summary>Counts, by walking what was read, the scalars that reached no typed property. An empty text for a date has nothing to reach.</summary>
internal static class RawLeaves
{
    public static int Count(Delivery delivery) => Of(delivery.Envelope) + delivery.Events.Sum(e => Of(e) + Of(e.Nesting.Value?.Others));

    private static int Of(object? value) => value switch
    {
        null or string => 0,
        JsonElement raw => JsonTree.Parse(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(raw)).CountLeaves(),
        IDictionary map => map.Values.Cast<object?>().Sum(Of),
        IEnumerable items => items.Cast<object?>().Sum(Of),
        _ when value.GetType().IsValueType => 0,
        _ => WireProperties.Of(value.GetType()).Where(property => !IsTextOfTyped(property)).Sum(property => Of(property.GetValue(value))) - Dates(value),
    };

    /// <summary>Whether it is the text of an unknown event whose values stand in properties.</summary>
    private static bool IsTextOfTyped(PropertyInfo property) =>
        property.Name == nameof(UnknownEvent.Raw) && property.ReflectedType != typeof(UnknownEvent) && property.DeclaringType == typeof(UnknownEvent);

    /// <summary>How many dates of a record are kept as text beside the property that has them.</summary>
    private static int Dates(object record)
    {
        var kept = record.GetType().GetProperty("AdditionalProperties")?.GetValue(record) as IDictionary<string, JsonElement>;
        return kept is null ? 0 : WireProperties.Of(record.GetType()).Count(property =>
            property.PropertyType == typeof(DateTimeOffset?)
            && kept.TryGetValue(property.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name, out var text)
            && (property.GetValue(record) is not null || text.GetRawText() == "\"\""));
    }
}
