namespace TwitterEvents.Generators.Schemas.Formats;

/// <summary>What a scalar is. <see cref="ScalarFormats"/> says what hints call each, <see cref="TextForms"/> how samples show a date.</summary>
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
    EpochSeconds,
    EpochSecondsText,

    /// <summary>A day without a time.</summary>
    Date,

    /// <summary>A moment as RFC 3339; <see cref="Rfc3339Form"/> says how it is written.</summary>
    Rfc3339,
}
