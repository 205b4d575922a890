using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace TwitterEvents.Reading.Tests.Support;

/// <summary>Counts, by walking what was read, the scalars that reached no typed property.</summary>
internal static class RawLeaves
{
    public static int Count(Delivery delivery) => Of(delivery.Envelope) + delivery.Events.Sum(Of);

    private static int Of(object? value) => value switch
    {
        null or string => 0,
        JsonElement raw => JsonTree.Parse(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(raw)).CountLeaves(),
        IDictionary map => map.Values.Cast<object?>().Sum(Of),
        IEnumerable items => items.Cast<object?>().Sum(Of),
        _ when value.GetType().IsValueType => 0,
        _ => WireProperties.Of(value.GetType()).Sum(property => Of(property.GetValue(value))),
    };
}
