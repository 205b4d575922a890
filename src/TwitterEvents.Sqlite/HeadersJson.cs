using System.Text.Json.Serialization;

namespace TwitterEvents.Sqlite;

/// <summary>How headers are kept.</summary>
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class HeadersJson : JsonSerializerContext;
