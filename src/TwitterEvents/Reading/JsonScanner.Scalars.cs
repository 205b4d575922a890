using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace TwitterEvents.Reading;

/// <content>Literals, numbers and strings.</content>
internal ref partial struct JsonScanner
{
    private void ReadLiteral(ReadOnlySpan<byte> literal, JsonTokenType token, int at)
    {
        if (!text[at..].StartsWith(literal))
        {
            Refuse();
        }

        TakePlain(token, at, at + literal.Length);
    }

    private void ReadNumber(byte first, int at)
    {
        var end = first == (byte)'-' ? at + 1 : at;

        // No digit may follow a leading zero: it would be no comma and no end.
        end = end < text.Length && text[end] == (byte)'0' ? end + 1 : AfterDigits(end);
        if (end < text.Length && text[end] == (byte)'.')
        {
            end = AfterDigits(end + 1);
        }

        if (end < text.Length && (text[end] | 0x20) == 'e')
        {
            end++;
            end = AfterDigits(end < text.Length && text[end] is (byte)'+' or (byte)'-' ? end + 1 : end);
        }

        TakePlain(JsonTokenType.Number, at, end);
    }

    /// <summary>Past one digit or more.</summary>
    private readonly int AfterDigits(int start)
    {
        var rest = text[start..];
        var count = 0;
        while (count < rest.Length && char.IsAsciiDigit((char)rest[count]))
        {
            count++;
        }

        if (count == 0)
        {
            Refuse();
        }

        return start + count;
    }

    /// <summary>The end quote of the string that begins with a quote, and whether it has an escape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int EndOfString(int quote)
    {
        var start = quote + 1;
        if (start <= text.Length - Vector128<byte>.Count)
        {
            // Most end within the first sixteen bytes.
            var length = BitOperations.TrailingZeroCount(Special(start));
            if (length < Vector128<byte>.Count && text[start + length] == (byte)'"')
            {
                ValueIsEscaped = false;
                return start + length;
            }
        }

        return EndOfLongString(start);
    }

    private int EndOfLongString(int start)
    {
        var end = EndOfRun(start);
        ValueIsEscaped = text[end] != (byte)'"';
        while (text[end] != (byte)'"')
        {
            end = EndOfRun(AfterEscape(end));
        }

        return end;
    }

    /// <summary>Which of sixteen bytes are a quote, a backslash or a control character: the first as the lowest bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly uint Special(int start)
    {
        var block = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)start);
        return (Vector128.Equals(block, Vector128.Create((byte)'"'))
            | Vector128.Equals(block, Vector128.Create((byte)'\\'))
            | Vector128.LessThan(block, Vector128.Create((byte)' '))).ExtractMostSignificantBits();
    }

    /// <summary>The next quote or backslash. A control character before it is refused, and so is the end of the text.</summary>
    private readonly int EndOfRun(int start)
    {
        var i = start;
        for (; i <= text.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            if (Special(i) is not 0 and var special)
            {
                i += BitOperations.TrailingZeroCount(special);
                if (text[i] < (byte)' ')
                {
                    Refuse();
                }

                return i;
            }
        }

        return EndOfLastRun(i);
    }

    /// <summary>The same for the last bytes of the text.</summary>
    private readonly int EndOfLastRun(int start)
    {
        var rest = text[start..];
        var length = 0;
        while (length < rest.Length && rest[length] is >= (byte)' ' and not ((byte)'"' or (byte)'\\'))
        {
            length++;
        }

        if (length == rest.Length || rest[length] < (byte)' ')
        {
            Refuse();
        }

        return start + length;
    }

    /// <summary>Past a backslash and what it stands before.</summary>
    private readonly int AfterEscape(int backslash)
    {
        var escape = text[(backslash + 1)..];
        switch (escape)
        {
            case [(byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t', ..]:
                return backslash + 2;
            case [(byte)'u', var a, var b, var c, var d, ..] when IsHex(a) && IsHex(b) && IsHex(c) && IsHex(d):
                return backslash + 6;
            default:
                Refuse();
                return 0;
        }
    }

    private static bool IsHex(byte digit) => char.IsAsciiHexDigit((char)digit);
}
