namespace TwitterEvents.Reading;

/// <summary>Compares JSON numbers by value, of any length, without converting them.</summary>
internal static class JsonNumber
{
    /// <summary>Whether two number texts (RFC 8259) have the same value: <c>1.50</c> is <c>15e-1</c>.</summary>
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> leftDigits = left.Length <= 64 ? stackalloc byte[64] : new byte[left.Length];
        Span<byte> rightDigits = right.Length <= 64 ? stackalloc byte[64] : new byte[right.Length];
        var a = Normalize(left, leftDigits);
        var b = Normalize(right, rightDigits);
        return a == b && leftDigits[..a.Digits].SequenceEqual(rightDigits[..b.Digits]);
    }

    /// <summary>A number (RFC 8259) without the fraction, if that has no digit but zeros and no exponent follows: <c>10.0</c> is <c>10</c>.</summary>
    public static ReadOnlySpan<byte> WithoutZeros(ReadOnlySpan<byte> number)
    {
        var point = number.IndexOf((byte)'.');
        return point >= 0 && number[(point + 1)..].IndexOfAnyExcept((byte)'0') < 0 ? number[..point] : number;
    }

    /// <summary>Splits a number into sign, significant digits without zeros at either end, and the power of ten of the last digit.</summary>
    private static (bool Negative, int Digits, long Exponent) Normalize(ReadOnlySpan<byte> text, Span<byte> digits)
    {
        var negative = text[0] == (byte)'-';
        var count = 0;
        long exponent = 0;
        var inFraction = false;
        for (var i = negative ? 1 : 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == (byte)'.')
            {
                inFraction = true;
            }
            else if (c is (byte)'e' or (byte)'E')
            {
                exponent += Exponent(text[(i + 1)..]);
                break;
            }
            else
            {
                if (count > 0 || c != (byte)'0')
                {
                    digits[count++] = c;
                }

                exponent -= inFraction ? 1 : 0;
            }
        }

        while (count > 0 && digits[count - 1] == (byte)'0')
        {
            count--;
            exponent++;
        }

        return count == 0 ? (false, 0, 0) : (negative, count, exponent);
    }

    private static long Exponent(ReadOnlySpan<byte> text)
    {
        const long Limit = 1L << 40;
        long value = 0;
        foreach (var c in text)
        {
            if (c is >= (byte)'0' and <= (byte)'9')
            {
                value = Math.Min(value * 10 + (c - (byte)'0'), Limit);
            }
        }

        return text[0] == (byte)'-' ? -value : value;
    }
}
