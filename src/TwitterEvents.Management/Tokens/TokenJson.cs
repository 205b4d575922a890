using System.Text.Json.Serialization;

namespace TwitterEvents.Management;

/// <summary>Tokens in a file.</summary>
[JsonSerializable(typeof(UserTokens))]
internal sealed partial class TokenJson : JsonSerializerContext;
