using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>Writes what an object does to read the events that stand in it, or in something that it holds.</summary>
internal static class PlaceEmitter
{
    /// <summary>The loop over the object's properties, with what comes before and after it.</summary>
    public static void ReadLoop(CodeWriter code, RecordModel record, PlaceModel place, Action loop)
    {
        code.Line(place.IsWay ? "var place = reader.BeginWay();" : $"var place = reader.BeginEvents({(place.IsEnvelope ? "null" : "this")});");
        if (place.IsKindInObject)
        {
            using (code.Block("do"))
            {
                code.Line("extras = default;");
                foreach (var property in record.Properties)
                {
                    if (property.OtherNames.Count > 0)
                    {
                        code.Line($"{PropertyCode.SentName(property)} = default;");
                    }
                }

                loop();
            }

            code.Line($"while (place.IsReadAgain({ReadEmitter.Arguments}, {place.Kind}));");
        }
        else
        {
            loop();
        }

        code.Line();
        if (!place.IsWay)
        {
            code.Line($"events = place.End<{place.Routes}>({ReadEmitter.Arguments}, {Kind(place)});");
        }
        else if (place.IsKindInObject)
        {
            code.Line($"place.End<{place.Routes}>({ReadEmitter.Arguments}, {place.Kind});");
        }
    }

    /// <summary>The case of events, if they stand in the object itself.</summary>
    public static IReadOnlyList<string> Cases(PlaceModel place) => place.IsWay
        ? []
        : [$"place.Read<{place.Routes}>({ReadEmitter.Arguments}, ref extras, {Literals.Text(place.Wire)}, {Kind(place)})"];

    /// <summary>What comes before a property is read; null if nothing does.</summary>
    public static string? Before(PlaceModel? place, PropertyModel property) =>
        place is { IsWay: true } && place.Wire == property.Wire ? $"place.Enter({place.Kind});" : null;

    private static string Kind(PlaceModel place) => place.Kind ?? "reader.Kind";
}
