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
}
