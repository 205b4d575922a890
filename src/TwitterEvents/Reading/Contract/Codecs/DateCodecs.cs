using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>
/// <c>2018-05-24T09:48:12Z</c> (RFC 3339), with a fraction of any length and any offset. A text that is not the one the moment is written
/// as in <typeparamref name="TForm"/> is kept raw beside it.
/// </summary>
/// <typeparam name="TForm">The form the samples have, which is written without a copy of the text.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Rfc3339Codec<TForm> : ICodec<DateTimeOffset>
    where TForm : struct, IRfc3339Form
{
    /// <inheritdoc/>
    public static bool ReadsEmpty => true;

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out DateTimeOffset value)
    {
        value = default;
        if (reader.TokenType != JsonTokenType.String || !Rfc3339.TryParse<TForm>(reader.Bytes, out value, out var isExact))
        {
            return false;
        }

        if (!isExact)
        {
            reader.State.Note(Inexactness.Spelling);
        }

        return true;
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateTimeOffset value) => Rfc3339.Write<TForm>(writer, value);
}

/// <summary><c>2018-05-24</c>: a day without a time (full-date of RFC 3339).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateOnlyCodec : ICodec<DateOnly>
{
    private const int Length = 10;

    /// <inheritdoc/>
    public static bool ReadsEmpty => true;

    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out DateOnly value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String && TryParse(reader.Bytes, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, DateOnly value)
    {
        Span<byte> text = stackalloc byte[Length];
        value.TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        writer.WriteStringValue(text);
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out DateOnly value)
    {
        value = default;
        if (text.Length != Length || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        var (year, month, day) = (DateText.Digits(text[..4]), DateText.Digits(text[5..7]), DateText.Digits(text[8..]));
        if (!DateText.IsDay(year, month, day))
        {
            return false;
        }

        value = new DateOnly(year, month, day);
        return true;
    }
}
