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

        var rest = (int)arrived.Length;
        var isSmall = Length + rest <= SmallLength;
        foreach (var piece in arrived)
        {
            for (var bytes = piece.Span; bytes.Length > 0;)
            {
                if (last is null or { Free: 0 } && !TryAddPart(isSmall ? rest : null))
                {
                    return Refusal.TooManyUnverifiedBytes;
                }

                var taken = last!.Fill(bytes);
                Length += taken;
                rest -= taken;
                bytes = bytes[taken..];
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

    /// <param name="small">How much of a small body is still to be kept; null for a body that needs the budget.</param>
    private bool TryAddPart(int? small)
    {
        var length = Math.Min(small is { } rest ? Math.Max(rest, SmallPartLength) : PartLength, maxLength - Length);
        if (small is null)
        {
            if (!budget.TryReserve(length, maxUnverified))
            {
                return false;
            }

            reserved += length;
        }

        last = new Part(length, last);
        first ??= last;
        return true;
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
