using System.Collections.ObjectModel;
using System.Text.Json;

namespace TwitterEvents.Reading;

/// <summary>Collects what goes into a record's <c>AdditionalProperties</c> while the record is read.</summary>
internal struct Extras
{
    private Dictionary<string, JsonElement>? properties;

    /// <summary>Whether a known property is in here because its value did not fit.</summary>
    private bool hasMismatch;

    /// <summary>Keeps the value from <paramref name="start"/> to the end of the reader's current token; it is filled in when all is read.</summary>
    public void Keep(ref Utf8JsonReader reader, ref ReadState state, string name, long start, bool isMismatch)
    {
        state.CountItem();
        properties ??= new(StringComparer.Ordinal);
        properties[name] = default;
        hasMismatch |= isMismatch;
        state.KeepRaw(ref reader, start, properties, name);
    }

    /// <summary>A property that is read again replaces what it was before: the last of a repeated property wins.</summary>
    public readonly void Forget(string name)
    {
        if (hasMismatch)
        {
            properties!.Remove(name);
        }
    }

    public readonly IDictionary<string, JsonElement>? Seal() =>
        properties is { Count: > 0 } ? new ReadOnlyDictionary<string, JsonElement>(properties) : null;
}
