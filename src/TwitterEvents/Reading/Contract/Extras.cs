using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>Collects what goes into a record's <c>AdditionalProperties</c> while the record is read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Extras
{
    private Dictionary<string, JsonElement>? properties;

    /// <summary>Whether a known property is in here because its value did not fit.</summary>
    private bool hasMismatch;

    /// <summary>Keeps the value from <paramref name="start"/> to the end of the reader's current token; it is filled in when all is read.</summary>
    internal void Keep(scoped ref WireReader reader, string name, long start, bool isMismatch)
    {
        reader.State.CountItem();
        properties ??= new(StringComparer.Ordinal);
        properties[name] = default;
        hasMismatch |= isMismatch;
        reader.KeepRaw(start, properties, name);
    }

    /// <summary>A property that is read again replaces what it was before: the last of a repeated property wins.</summary>
    internal readonly void Forget(string name)
    {
        if (hasMismatch)
        {
            properties!.Remove(name);
        }
    }

    /// <summary>What was kept; null if there is nothing.</summary>
    public readonly IDictionary<string, JsonElement>? Seal() =>
        properties is { Count: > 0 } ? new ReadOnlyDictionary<string, JsonElement>(properties) : null;
}
