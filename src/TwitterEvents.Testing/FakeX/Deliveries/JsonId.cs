using System.Text.Json;
using System.Text.Json.Nodes;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>Ids are text, or numbers.</summary>
internal static class JsonId
{
    /// <summary>An id as text; null if it is none.</summary>
    public static string? Of(JsonNode? id) => id?.GetValueKind() switch
    {
        JsonValueKind.String => id.GetValue<string>(),
        JsonValueKind.Number => id.ToJsonString(),
        _ => null,
    };
}
