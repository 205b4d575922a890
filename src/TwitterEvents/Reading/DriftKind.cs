namespace TwitterEvents.Reading;

/// <summary>How a delivery differs from the schemas.</summary>
public enum DriftKind
{
    /// <summary>A property no sample has. It is kept in <c>AdditionalProperties</c>.</summary>
    UnknownProperty,

    /// <summary>
    /// A value of another kind than the samples have. It is kept in <c>AdditionalProperties</c>, and its property is null, but for an id: that
    /// is understood as text and as number.
    /// </summary>
    MismatchedValue,

    /// <summary>An event key no schema folder has.</summary>
    UnknownEvent,

    /// <summary>A known key with a <c>type</c> (or inner key) no sample has, or with an item that is no object.</summary>
    UnknownType,
}
