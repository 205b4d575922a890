using System.Text.Json.Serialization;

namespace TwitterEvents.Tool.Inspection;

/// <summary>Serializes reports without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(InspectionReport))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
