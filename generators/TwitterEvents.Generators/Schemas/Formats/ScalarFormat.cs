namespace TwitterEvents.Generators.Schemas.Formats;

/// <summary>What a scalar is. <see cref="ScalarFormats"/> says what hints call each, and how a sample shows a date.</summary>
internal enum ScalarFormat
{
    Text,
    Id,
    Integer,
    IdNumber,

    /// <summary>A number that may have a fraction.</summary>
    Number,
    Boolean,
    TextOrNumber,
    BooleanOrText,

    /// <summary>Anything: it is kept as it came.</summary>
    Raw,
    TwitterDate,
    EpochMilliseconds,
    EpochMillisecondsText,
    Rfc3339Offset,
    Rfc3339Seconds,
    Rfc3339Milliseconds,
}
