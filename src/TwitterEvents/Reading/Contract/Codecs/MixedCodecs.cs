using System.ComponentModel;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>A text, or a number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TextOrNumberCodec : ICodec<TextOrNumber>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out TextOrNumber value)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String when reader.TryGetText(out var text):
                value = new TextOrNumber(text);
                return true;
            case JsonTokenType.Number when reader.TryGetInt64(out var number):
                value = new TextOrNumber(number);
                return true;
            case JsonTokenType.Number:
                value = TextOrNumber.FromNumberText(System.Text.Encoding.ASCII.GetString(reader.ValueSpan));
                return true;
            default:
                value = default;
                return false;
        }
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, TextOrNumber value)
    {
        if (value.IsNumber)
        {
            writer.WriteRawValue(value.ToString());
        }
        else
        {
            writer.WriteStringValue(value.ToString());
        }
    }
}

/// <summary>A boolean, or one as text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanOrTextCodec : ICodec<BooleanOrText>
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out BooleanOrText value)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            value = new BooleanOrText(reader.TokenType == JsonTokenType.True);
            return reader.TokenType is JsonTokenType.True or JsonTokenType.False;
        }

        // Not ValueTextEquals: it throws on a lone surrogate.
        var text = reader.Bytes;
        value = new BooleanOrText(text.SequenceEqual("true"u8), IsText: true);
        return value.Value || text.SequenceEqual("false"u8);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, BooleanOrText value)
    {
        if (value.IsText)
        {
            writer.WriteStringValue(value.Value ? "true"u8 : "false"u8);
        }
        else
        {
            writer.WriteBooleanValue(value.Value);
        }
    }
}
