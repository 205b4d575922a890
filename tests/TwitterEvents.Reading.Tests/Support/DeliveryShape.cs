namespace TwitterEvents.Reading.Tests.Support;

/// <summary>
/// In Account Activity a repeated event key keeps all its items, unlike any other repeated property. This brings a delivery into a form in which no
/// event key is repeated, so that two deliveries can be compared as plain JSON.
/// </summary>
internal static class DeliveryShape
{
    private const string KeyedEvents = "user_event";

    private static readonly HashSet<string> EnvelopeNames = new(StringComparer.Ordinal) { "for_user_id", "users", "apps", "user_has_blocked", "is_blocked_by" };

    private static readonly HashSet<string> EventKeys = [.. Samples.Names.Select(name => name.Split('/')[0])];

    public static JsonTree Merge(JsonTree delivery)
    {
        if (delivery is not ObjectTree root)
        {
            return delivery;
        }

        var properties = new List<(string, JsonTree)>();
        var events = new Dictionary<string, List<JsonTree>>(StringComparer.Ordinal);
        foreach (var (name, value) in root.Properties)
        {
            // A property of the envelope has a name; what has none that a string can hold is an event, whatever it is.
            var isUnnamed = !IsWellFormed(name);
            if (value is NullTree && (isUnnamed || EventKeys.Contains(name)))
            {
                // No event, and it takes none back.
                continue;
            }

            if (!isUnnamed && (EnvelopeNames.Contains(name) || value is not (ObjectTree or ArrayTree)))
            {
                properties.Add((name, value));
                continue;
            }

            if (!events.TryGetValue(name, out var items))
            {
                events[name] = items = [];
            }

            items.AddRange(Events(name, value));
        }

        // The marker keeps an event key that has a scalar, too, apart from that scalar.
        properties.AddRange(events.Select(entry => ($"events of {entry.Key}", (JsonTree)new ArrayTree(entry.Value))));
        return new ObjectTree(properties);
    }

    private static bool IsWellFormed(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (i + 1 < name.Length && char.IsSurrogatePair(name[i], name[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(name[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<JsonTree> Events(string name, JsonTree value)
    {
        if (value is ArrayTree array)
        {
            return array.Items;
        }

        return name == KeyedEvents
            ? ((ObjectTree)value).Properties.Where(property => property.Value is not NullTree).Select(property => new ObjectTree([property]))
            : [value];
    }
}
