namespace TwitterEvents.Receiving;

/// <summary>
/// Collects a body in one array. The array is never pooled: events and their raw JSON are parts of it for as long as somebody holds them.
/// </summary>
internal struct BodyBuffer(long? declaredLength, int maxLength)
{
    private const int FirstLength = 8_192;

    private byte[] bytes = [];

    public int Length { get; private set; }

    public readonly ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    /// <summary>Room for what comes next.</summary>
    public Span<byte> Take(int count)
    {
        var needed = Length + count;
        if (needed > bytes.Length)
        {
            Grow(needed);
        }

        var room = bytes.AsSpan(Length, count);
        Length = needed;
        return room;
    }

    // A declared length is a wish: middleware that unpacks a body leaves the packed length in place.
    private void Grow(int needed)
    {
        var length = declaredLength >= needed
            ? (int)declaredLength
            : (int)Math.Clamp(Math.Max(FirstLength, 2L * bytes.Length), needed, maxLength);
        var grown = GC.AllocateUninitializedArray<byte>(length);
        Written.Span.CopyTo(grown);
        bytes = grown;
    }
}
