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

    Rfc3339 = 1 << 6,

    /// <summary>Another integer of 64 bits, without zeros before it.</summary>
    Integer = 1 << 7,

    /// <summary>None of these.</summary>
    Other = 1 << 8,
}
