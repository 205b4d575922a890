using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace TwitterEvents.Reading;

/// <summary>
/// JSON strings to .NET strings. X escapes every <c>/</c> and every character outside ASCII, so escapes are the usual case: they are
/// decoded straight to UTF-16 in one pass, and what no .NET string can hold (a lone surrogate) is told, not thrown.
/// </summary>
internal static class JsonText
{
    private const int StackLimit = 512;

    /// <summary>The longest string .NET can hold; a longer text is kept raw.</summary>
    private const int MaxLength = 0x3FFF_FFDF;

    /// <summary>Gets the string of a JSON string or property name; false if it has a lone surrogate or is no UTF-8.</summary>
    public static bool TryGetString(ReadOnlySpan<byte> text, bool isEscaped, [NotNullWhen(true)] out string? value)
    {
        value = isEscaped ? null : FromAscii(text);
        return value is not null || TryDecode(text, isEscaped, out value);
    }

    /// <summary>
    /// The string of a text without escapes; null if it has other characters than those of ASCII. Widened and looked at in one pass, which ends at the
    /// first other: in JSON no text ends with a zero byte. Most that have others begin or end with one.
    /// </summary>
    public static string? FromAscii(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        if ((text[0] | text[^1]) >= 0x80 || text.Length > MaxLength)
        {
            return null;
        }

        var created = string.Create(text.Length, text, static (characters, bytes) => Ascii.ToUtf16(bytes, characters, out _));
        return created[^1] == 0 ? null : created;
    }

    /// <summary>The text of an escaped string or name, as UTF-8. One with a lone surrogate gives bytes that nothing equals.</summary>
    public static ReadOnlySpan<byte> Unescape(ReadOnlySpan<byte> name) =>
        TryGetString(name, isEscaped: true, out var text) ? Encoding.UTF8.GetBytes(text) : [0xFF];

    /// <summary>The same as <see cref="TryGetString"/>, for what is mostly not ASCII or has escapes.</summary>
    [SkipLocalsInit]
    public static bool TryDecode(ReadOnlySpan<byte> text, bool isEscaped, [NotNullWhen(true)] out string? value)
    {
        if (text.Length > MaxLength)
        {
            value = null;
            return false;
        }

        char[]? rented = null;
        var buffer = text.Length <= StackLimit ? stackalloc char[StackLimit] : (rented = ArrayPool<char>.Shared.Rent(text.Length));
        var valid = isEscaped
            ? TryUnescape(text, buffer, out var length)
            : Utf8.ToUtf16(text, buffer, out _, out length, replaceInvalidSequences: false) == OperationStatus.Done;
        value = valid ? new string(buffer[..length]) : null;
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return valid;
    }

    private static bool TryUnescape(ReadOnlySpan<byte> text, Span<char> buffer, out int length)
    {
        length = 0;
        var pendingHigh = false;
        while (!text.IsEmpty)
        {
            if (text[0] == (byte)'\\')
            {
                var unit = Escape(ref text);
                if (pendingHigh != char.IsLowSurrogate(unit))
                {
                    return false;
                }

                pendingHigh = char.IsHighSurrogate(unit);
                buffer[length++] = unit;
                continue;
            }

            var run = Widen(text, buffer[length..]);
            var written = run;
            if (run == 0)
            {
                var plain = text.IndexOf((byte)'\\');
                run = plain < 0 ? text.Length : plain;
                if (Utf8.ToUtf16(text[..run], buffer[length..], out _, out written, replaceInvalidSequences: false) != OperationStatus.Done)
                {
                    return false;
                }
            }

            if (pendingHigh)
            {
                return false;
            }

            length += written;
            text = text[run..];
        }

        return !pendingHigh;
    }

    /// <summary>Widens what is ASCII and no backslash, sixteen bytes at once, up to the first that is another.</summary>
    /// <returns>How many characters.</returns>
    private static int Widen(ReadOnlySpan<byte> text, Span<char> buffer)
    {
        var count = 0;
        while (count + Vector128<byte>.Count <= text.Length)
        {
            var block = Vector128.Create(text[count..]);
            var (low, high) = Vector128.Widen(block);
            var units = MemoryMarshal.Cast<char, ushort>(buffer[count..]);
            low.CopyTo(units);
            high.CopyTo(units[Vector128<ushort>.Count..]);
            var others = (block | Vector128.Equals(block, Vector128.Create((byte)'\\'))).ExtractMostSignificantBits();
            if (others != 0)
            {
                return count + BitOperations.TrailingZeroCount(others);
            }

            count += Vector128<byte>.Count;
        }

        while (count < text.Length && text[count] is < 0x80 and not (byte)'\\')
        {
            buffer[count] = (char)text[count];
            count++;
        }

        return count;
    }

    /// <summary>Decodes the escape at the start, which the tokenizer has found well-formed, and moves past it.</summary>
    private static char Escape(ref ReadOnlySpan<byte> text)
    {
        var kind = text[1];
        if (kind == (byte)'u')
        {
            var unit = (Hex(text[2]) << 12) | (Hex(text[3]) << 8) | (Hex(text[4]) << 4) | Hex(text[5]);
            text = text[6..];
            return (char)unit;
        }

        text = text[2..];
        return kind switch
        {
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => (char)kind,
        };
    }

    private static int Hex(byte digit) => (digit & 0xF) + (digit >> 6) * 9;
}
