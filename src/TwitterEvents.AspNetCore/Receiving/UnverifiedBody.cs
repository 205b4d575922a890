using System.Buffers;

namespace TwitterEvents.Receiving;

/// <summary>
/// A body until its signature is checked. Up to <see cref="SmallLength"/> it may always be kept, so that strangers who hold the whole budget
/// keep no delivery of X's usual size out (the largest seen is 6.6 KB). A larger one is kept in parts, each reserved before it is allocated:
/// growing copies nothing, and a forged body never becomes one large array.
/// </summary>
internal sealed class UnverifiedBody(UnverifiedBytes budget, long maxUnverified, int maxLength) : IDisposable
{
    public const int SmallLength = 16_384;

    private const int PartLength = 32_768;

    /// <summary>A small body that comes byte by byte must not become as many parts.</summary>
    private const int SmallPartLength = 2_048;

    private Part? first;
    private Part? last;
    private long reserved;

    public int Length { get; private set; }

    public ReadOnlySequence<byte> Bytes => first is null ? default : new ReadOnlySequence<byte>(first, 0, last!, last!.Filled);

    /// <summary>Refuses what can never pass by its length alone. A declared length is a wish otherwise: nothing is reserved for it.</summary>
    public Refusal? CheckDeclared(long? length)
    {
        if (length > maxLength)
        {
            return Refusal.BodyTooLarge;
        }

        return length > SmallLength && length > maxUnverified - budget.Used ? Refusal.TooManyUnverifiedBytes : null;
    }

    public Refusal? Append(in ReadOnlySequence<byte> arrived)
    {
        if (arrived.Length > maxLength - Length)
        {
            return Refusal.BodyTooLarge;
        }

        if (Length + arrived.Length <= SmallLength && (int)arrived.Length - (last?.Free ?? 0) is > 0 and var missing)
        {
            AddPart(Math.Max(missing, Math.Min(SmallPartLength, maxLength - Length)));
        }

        foreach (var piece in arrived)
        {
            if (!TryAppend(piece.Span))
            {
                return Refusal.TooManyUnverifiedBytes;
            }
        }

        return null;
    }

    /// <summary>
    /// The bytes in one array, which from now on belongs to the delivery: never pooled, for events and their raw JSON are parts of it.
    /// </summary>
    public ReadOnlyMemory<byte> ToMemory()
    {
        if (first == last)
        {
            return first is null ? default : first.Memory[..first.Filled];
        }

        var whole = GC.AllocateUninitializedArray<byte>(Length);
        Bytes.CopyTo(whole);
        return whole;
    }

    /// <summary>Gives the budget back, whether the body was verified or refused.</summary>
    public void Dispose()
    {
        budget.Release(reserved);
        reserved = 0;
    }

    private bool TryAppend(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (last is null or { Free: 0 })
            {
                var length = Math.Min(PartLength, maxLength - Length);
                if (!budget.TryReserve(length, maxUnverified))
                {
                    return false;
                }

                reserved += length;
                AddPart(length);
            }

            var taken = last!.Fill(bytes);
            Length += taken;
            bytes = bytes[taken..];
        }

        return true;
    }

    private void AddPart(int length)
    {
        last = new Part(length, last);
        first ??= last;
    }

    private sealed class Part : ReadOnlySequenceSegment<byte>
    {
        private readonly byte[] bytes;

        public Part(int length, Part? previous)
        {
            bytes = GC.AllocateUninitializedArray<byte>(length);
            Memory = bytes;
            if (previous is not null)
            {
                RunningIndex = previous.RunningIndex + previous.bytes.Length;
                previous.Next = this;
            }
        }

        public int Filled { get; private set; }

        public int Free => bytes.Length - Filled;

        public int Fill(ReadOnlySpan<byte> from)
        {
            var count = Math.Min(from.Length, Free);
            from[..count].CopyTo(bytes.AsSpan(Filled));
            Filled += count;
            return count;
        }
    }
}
