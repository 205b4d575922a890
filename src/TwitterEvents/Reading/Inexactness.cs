namespace TwitterEvents.Reading;

/// <summary>Why a value that was read would not be written as it came, so that its owner keeps it raw as well.</summary>
internal enum Inexactness : byte
{
    /// <summary>It would be.</summary>
    None,

    /// <summary>It is spelled otherwise: a date with another fraction or offset, an empty text for no date. That is no drift.</summary>
    Spelling,

    /// <summary>It is of another kind than the samples have: an id that came as a number. That is drift.</summary>
    Kind,
}
