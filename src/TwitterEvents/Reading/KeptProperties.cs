using System.Collections.ObjectModel;
using System.Text.Json;

namespace TwitterEvents.Reading;

/// <summary>
/// A record's <c>AdditionalProperties</c> where some of them were understood as well: their properties hold what was read. Such a one is
/// written raw as long as its property has that value, and is not written when a copy of the record has another.
/// </summary>
internal sealed class KeptProperties(Dictionary<string, JsonElement> properties, IReadOnlyDictionary<string, object?> understood)
    : ReadOnlyDictionary<string, JsonElement>(properties)
{
    /// <summary>Whether a property was understood; then its property writes it, in whichever form.</summary>
    public bool IsUnderstood(string name) => understood.ContainsKey(name);

    /// <summary>Whether a property has the value that was read from the raw one. A list has if it is the same object.</summary>
    public bool IsUnchanged(string name, object? value) => understood.TryGetValue(name, out var read)
        && (read is DateTimeOffset moment && value is DateTimeOffset now ? moment.EqualsExact(now) : Equals(read, value));
}
