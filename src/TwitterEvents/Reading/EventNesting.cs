using System.Text.Json;

namespace TwitterEvents.Reading;

/// <summary>What an event came nested in, so that it is written as it came: <c>{"post":{…}}</c>.</summary>
/// <param name="Name">The name it stands under.</param>
/// <param name="Others">What stands beside it; null if nothing does.</param>
internal sealed record EventNesting(string Name, IDictionary<string, JsonElement>? Others);
