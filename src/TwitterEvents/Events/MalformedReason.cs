namespace TwitterEvents;

/// <summary>Why a delivery cannot be read.</summary>
public enum MalformedReason
{
    /// <summary>The text is not JSON (RFC 8259).</summary>
    InvalidJson,

    /// <summary>The bytes are not UTF-8.</summary>
    InvalidUtf8,

    /// <summary>Something follows the closing brace.</summary>
    TrailingData,

    /// <summary>Objects and arrays are nested deeper than the limit (<c>MaxDepth</c>).</summary>
    TooDeep,

    /// <summary>
    /// It holds more than it is worth to read: more than 1,000 events, records, list items and raw values, and more than one for each 32
    /// bytes. X's own deliveries have far fewer.
    /// </summary>
    TooManyItems,
}
