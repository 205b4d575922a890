namespace TwitterEvents.Generators.Schemas.Formats;

/// <summary>What the texts of a place look like: those of all samples together. <see cref="TextForm"/> tells that of one.</summary>
[Flags]
internal enum TextForms
{
    None = 0,
    Empty = 1 << 0,
    TrueOrFalse = 1 << 1,
    TwitterDate = 1 << 2,
    Date = 1 << 3,
    EpochMilliseconds = 1 << 4,
    EpochSeconds = 1 << 5,

    /// <summary>RFC 3339, and UTC is <c>Z</c>. Each such text has one flag for its offset and one for its fraction.</summary>
    Rfc3339Z = 1 << 6,
    Rfc3339Offset = 1 << 7,
    Rfc3339Whole = 1 << 8,
    Rfc3339Milliseconds = 1 << 9,
    Rfc3339Microseconds = 1 << 10,
    Rfc3339Fraction = 1 << 11,
    Rfc3339 = Rfc3339Z | Rfc3339Offset | Rfc3339Whole | Rfc3339Milliseconds | Rfc3339Microseconds | Rfc3339Fraction,

    /// <summary>Another integer of 64 bits, without zeros before it.</summary>
    Integer = 1 << 12,

    /// <summary>None of these.</summary>
    Other = 1 << 13,
}
