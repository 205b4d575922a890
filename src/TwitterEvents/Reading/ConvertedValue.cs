using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents.Reading;

/// <summary>Reads a value with a codec where System.Text.Json asks for it, whose reader has looked at depth and form already.</summary>
internal static class ConvertedValue
{
    /// <summary>Reads the value the reader is on; false if it does not fit.</summary>
    public static bool TryRead<T, TCodec>(ref Utf8JsonReader reader, [MaybeNullWhen(false)] out T value)
        where TCodec : struct, ICodec<T>
    {
        var state = new ReadState();
        var inner = new WireReader(TextOf(ref reader), int.MaxValue, ref state);
        inner.Read();
        if (!TCodec.TryRead(ref inner, out value))
        {
            return false;
        }

        inner.DeliverRaw();
        return true;
    }

    /// <summary>The text of the value the reader is on, as RFC 8259 has it; moves to its last token.</summary>
    private static ReadOnlySpan<byte> TextOf(ref Utf8JsonReader reader)
    {
        var options = reader.CurrentState.Options;
        if (options.AllowTrailingCommas || options.CommentHandling != JsonCommentHandling.Disallow)
        {
            return Plain(JsonMarshal.GetRawUtf8Value(JsonElement.ParseValue(ref reader)), options);
        }

        // A reader over one span has no position to give. One over a sequence has no span of its token.
        return reader.Position.GetObject() is null ? SpanOf(ref reader) : JsonMarshal.GetRawUtf8Value(JsonElement.ParseValue(ref reader));
    }

    /// <summary>The value in the reader's own span: from the token it is on to the last of the value.</summary>
    private static ReadOnlySpan<byte> SpanOf(ref Utf8JsonReader reader)
    {
        var quote = reader.TokenType == JsonTokenType.String ? 1 : 0;
        ref var first = ref Unsafe.Subtract(ref MemoryMarshal.GetReference(reader.ValueSpan), quote);
        var start = reader.TokenStartIndex;
        reader.TrySkip();
        return MemoryMarshal.CreateReadOnlySpan(ref first, (int)(reader.BytesConsumed - start));
    }

    /// <summary>A copy of a text, spaces in the place of comments and of commas before an end.</summary>
    private static byte[] Plain(ReadOnlySpan<byte> text, JsonReaderOptions options)
    {
        var plain = text.ToArray();
        if (options.CommentHandling == JsonCommentHandling.Skip)
        {
            options.CommentHandling = JsonCommentHandling.Allow;
        }

        var reader = new Utf8JsonReader(text, options);
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.Comment)
            {
                plain.AsSpan(start..(int)reader.BytesConsumed).Fill((byte)' ');
            }
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                var before = plain.AsSpan(0, start).TrimEnd(" \t\r\n"u8);
                if (before[^1] == (byte)',')
                {
                    before[^1] = (byte)' ';
                }
            }
        }

        return plain;
    }
}
