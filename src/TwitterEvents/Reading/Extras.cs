using System.Collections.ObjectModel;
using System.Text.Json;

namespace TwitterEvents.Reading;

/// <summary>Collects what goes into a record's <c>AdditionalProperties</c> while the record is read.</summary>
internal struct Extras
{
    private Dictionary<string, JsonElement>? properties;

    /// <summary>Whether a known property is in here because its value did not fit.</summary>
    private bool hasMismatch;

    public void Add(string name, JsonElement value, bool isMismatch)
    {
        properties ??= new(StringComparer.Ordinal);
        properties[name] = value;
        hasMismatch |= isMismatch;
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
