namespace TwitterEvents;

/// <summary>
/// A signed delivery that cannot be read: it begins with <c>{</c> and then is no valid JSON, or exceeds a limit of the reader. X is answered
/// 200, for sending it again cannot mend it. It is no <see cref="TwitterEvent"/>; handle it (<c>IHandle&lt;MalformedDelivery&gt;</c>) to keep the bytes.
/// </summary>
public sealed record MalformedDelivery
{
    /// <summary>The bytes as they came; they need not be valid UTF-8.</summary>
    public ReadOnlyMemory<byte> Raw { get; init; }

    /// <summary>What is wrong, without any text of the delivery.</summary>
    public MalformedReason Reason { get; init; }

    /// <summary>Offset in bytes of the first byte that was not read.</summary>
    public long Position { get; init; }
}
