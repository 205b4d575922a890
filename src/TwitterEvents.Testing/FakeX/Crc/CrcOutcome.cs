namespace TwitterEvents.Testing.Crc;

/// <summary>How a URL answered a CRC.</summary>
internal enum CrcOutcome
{
    Passed,
    WrongToken,

    /// <summary>It says gzip and is not, or the other way round.</summary>
    WrongEncoding,

    /// <summary>A status other than 2xx, 4xx and 5xx: most often a redirect.</summary>
    Redirected,

    /// <summary>4xx or 5xx, or 2xx other than 200.</summary>
    NotOk,
    TooSlow,
    BadCertificate,
    Disconnected,
}
