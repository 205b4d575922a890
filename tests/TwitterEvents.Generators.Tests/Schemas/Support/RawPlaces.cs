using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using TwitterEvents.Reading;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>The places of a delivery that hold values without a type, each as diagnostics name it: <c>Type.wire_name</c>.</summary>
internal sealed class RawPlaces
{
    private readonly HashSet<string> places = [];

    private RawPlaces()
    {
    }

    public static IReadOnlyCollection<string> Of(Delivery delivery)
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
            else if (property.GetIndexParameters().Length == 0 && property.PropertyType.Namespace == type.Namespace + ".Models")
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
                if (HasScalar(json))
                {
                    places.Add(place);
                }

                break;
            case IEnumerable items:
                foreach (var item in items)
                {
                    Value(place, item is { } pair && pair.GetType().Name.StartsWith("KeyValuePair", StringComparison.Ordinal) ? pair.GetType().GetProperty("Value")!.GetValue(pair) : item);
                }

                break;
            case { } when value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(IdOr<>):
                Value(place, type.GetProperty("Value")!.GetValue(value));
                break;
            default:
                if (value.GetType().Assembly != typeof(Delivery).Assembly && value.GetType().Namespace != "System")
                {
                    Record(value);
                }

                break;
        }
    }

    private static bool HasScalar(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Any(static member => HasScalar(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().Any(HasScalar),
        JsonValueKind.Null or JsonValueKind.Undefined => false,
        _ => true,
    };
}
