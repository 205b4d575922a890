namespace TwitterEvents.Generators.Schemas.Formats;

/// <summary>How most samples write an RFC 3339 date. Any other form is read as well, but its text is kept beside it.</summary>
internal enum Rfc3339Form
{
    /// <summary><c>2018-05-24T09:48:12Z</c>.</summary>
    Z,

    /// <summary><c>2018-05-24T09:48:12.000Z</c>.</summary>
    MillisecondsZ,

    /// <summary><c>2018-05-24T09:48:12.000000Z</c>.</summary>
    MicrosecondsZ,

    /// <summary><c>2018-05-24T09:48:12+00:00</c>.</summary>
    Offset,

    /// <summary><c>2018-05-24T09:48:12.000+00:00</c>.</summary>
    MillisecondsOffset,

    /// <summary><c>2018-05-24T09:48:12.000000+00:00</c>.</summary>
    MicrosecondsOffset,
}
