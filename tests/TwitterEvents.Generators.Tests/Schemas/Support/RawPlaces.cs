using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using TwitterEvents.Reading;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>The places of a delivery that hold scalars without a type, each as diagnostics name it (<c>Type.wire_name</c>), and how many.</summary>
internal sealed class RawPlaces
{
    private readonly SortedDictionary<string, int> places = new(StringComparer.Ordinal);

    private RawPlaces()
    {
    }

    public static IReadOnlyDictionary<string, int> Of(Delivery delivery)
    {
        var found = new RawPlaces();
        found.Record(delivery.Envelope!);
        foreach (var e in delivery.Events)
        {
            found.Record(e);
        }

        return found.places;
    }

    private void Record(object record)
    {
        var type = record.GetType();
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.GetCustomAttribute<JsonPropertyNameAttribute>() is { } wire)
            {
                Value($"{type.Name}.{wire.Name}", property.GetValue(record));
            }
            else if (property.PropertyType.Namespace == type.Namespace + ".Models")
            {
                Value("", property.GetValue(record)); // what an event wraps
            }
        }
    }

    private void Value(string place, object? value)
    {
        switch (value)
        {
            case null or string:
                break;
            case JsonElement json:
                if (Scalars(json) is var count and > 0)
                {
                    places[place] = places.GetValueOrDefault(place) + count;
                }

                break;
            case IEnumerable items:
                foreach (var item in items)
                {
                    Value(place, IsOf(item, typeof(KeyValuePair<,>)) ? ValueOf(item) : item);
                }

                break;
            case { } when IsOf(value, typeof(IdOr<>)):
                Value(place, ValueOf(value));
                break;
            default:
                if (value.GetType().Assembly != typeof(Delivery).Assembly && value.GetType().Namespace != "System")
                {
                    Record(value);
                }

                break;
        }
    }

    private static bool IsOf(object? value, Type generic) => value?.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == generic;

    private static object? ValueOf(object? holder) => holder!.GetType().GetProperty("Value")!.GetValue(holder);

    private static int Scalars(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Sum(static member => Scalars(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().Sum(Scalars),
        JsonValueKind.Null or JsonValueKind.Undefined => 0,
        _ => 1,
    };
}
