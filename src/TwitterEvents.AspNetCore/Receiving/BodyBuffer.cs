namespace TwitterEvents.Receiving;

/// <summary>
/// Collects a body in one array. The array is never pooled: events and their raw JSON are parts of it for as long as somebody holds them.
/// </summary>
internal struct BodyBuffer(long? declaredLength, int maxLength)
{
    private const int FirstLength = 8_192;

    /// <summary>What a header alone, before any signature, may make us allocate.</summary>
    private const int MaxDeclaredLength = 65_536;

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

    // A declared length is a wish: whoever sends it need not send the bytes, and middleware that unpacks a body leaves the packed length.
    private void Grow(int needed)
    {
        var wished = declaredLength >= needed ? Math.Min((int)declaredLength, MaxDeclaredLength) : FirstLength;
        var length = (int)Math.Clamp(Math.Max(wished, 2L * bytes.Length), needed, maxLength);
        var grown = GC.AllocateUninitializedArray<byte>(length);
        Written.Span.CopyTo(grown);
        bytes = grown;
    }
}
