using System.Collections.ObjectModel;
using System.ComponentModel;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>Collects what goes into a record's <c>AdditionalProperties</c> while the record is read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct Extras
{
    private Dictionary<string, JsonElement>? properties;

    /// <summary>Of the properties, what was read of those that were understood as well; null if there are none.</summary>
    private Dictionary<string, object?>? understood;

    /// <summary>Whether a known property is in here: its value did not fit, or it has one by another name.</summary>
    private bool hasMismatch;

    /// <summary>Keeps the value from <paramref name="start"/> to the end of the reader's current token; it is filled in when all is read.</summary>
    internal void Keep(scoped ref WireReader reader, string name, int start, bool isMismatch, bool isSpelling = false)
    {
        reader.State.CountItem();
        properties ??= new(StringComparer.Ordinal);
        properties[name] = default;
        hasMismatch |= isMismatch;
        reader.KeepRaw(start, properties, name, isSpelling);
    }

    /// <summary>Says that the property just kept was understood as well: a value that would not be written as it came.</summary>
    /// <param name="name">The property.</param>
    /// <param name="value">What its property holds; null if it is a date that came as an empty text.</param>
    internal void Understand(string name, object? value) => (understood ??= new(StringComparer.Ordinal))[name] = value;

    /// <summary>Whether a property that was read is in here because its value did not fit, so that it has none.</summary>
    internal readonly bool IsMismatch(string name) => hasMismatch && properties!.ContainsKey(name) && understood?.ContainsKey(name) is not true;

    /// <summary>A property that is read again replaces what it was before: the last of a repeated property wins.</summary>
    internal readonly void Forget(string name)
    {
        if (hasMismatch)
        {
            properties!.Remove(name);
            understood?.Remove(name);
        }
    }

    /// <summary>What was kept; null if there is nothing.</summary>
    public readonly IDictionary<string, JsonElement>? Seal() =>
        properties is not { Count: > 0 } ? null
        : understood is { Count: > 0 } ? new KeptProperties(properties, understood)
        : new ReadOnlyDictionary<string, JsonElement>(properties);
}
