using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TwitterEvents.Tool.FakePlatform;

/// <summary>Serializes samples without reflection.</summary>
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class SampleJsonContext : JsonSerializerContext;
