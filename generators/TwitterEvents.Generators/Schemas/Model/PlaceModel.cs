namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>What of an object in a family's envelope leads to the events, or is where they stand.</summary>
/// <param name="Wire">The property's name on the wire.</param>
/// <param name="Routes">The struct that finds the reader of a kind.</param>
/// <param name="Kind">A C# expression for the kind, a text or null; null if something around this object names it, or each event itself.</param>
internal sealed record PlaceModel(string Wire, string Routes, string? Kind)
{
    /// <summary>Whether a property of the object is the kind: then it may come after the events.</summary>
    public bool IsKindInObject { get; init; }

    /// <summary>Whether the object is the envelope itself.</summary>
    public bool IsEnvelope { get; init; }

    /// <summary>Whether the property is an object of the envelope too, and not the events.</summary>
    public bool IsWay { get; init; }
}
