using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents.Reading;

/// <summary>Reads a value with a codec where System.Text.Json asks for it.</summary>
internal static class ConvertedValue
{
    /// <summary>Reads the value the reader is on; false if it does not fit.</summary>
    public static bool TryRead<T, TCodec>(ref Utf8JsonReader reader, [MaybeNullWhen(false)] out T value)
        where TCodec : struct, ICodec<T>
    {
        // A reader over a sequence has no span of its token.
        if (!IsOverSequence(ref reader))
        {
            var state = new ReadState();

            // The reader is copied out again, and nothing of the state with it: that the state ends here may be forgotten.
            var inner = new WireReader(reader, ref Unsafe.AsRef(ref state));
            if (TCodec.TryRead(ref inner, out value) && !state.NeedsText)
            {
                reader = inner.Json;
                return true;
            }
        }

        return TryReadText<T, TCodec>(ref reader, out value);
    }

    /// <summary>A reader over one span has no position to give.</summary>
    private static bool IsOverSequence(ref Utf8JsonReader reader) => reader.Position.GetObject() is not null;

    /// <summary>Reads from a copy of the value: slower, but any part of it can be kept raw.</summary>
    private static bool TryReadText<T, TCodec>(ref Utf8JsonReader reader, [MaybeNullWhen(false)] out T value)
        where TCodec : struct, ICodec<T>
    {
        var options = reader.CurrentState.Options;
        var text = JsonMarshal.GetRawUtf8Value(JsonElement.ParseValue(ref reader));
        var state = new ReadState();
        var inner = new WireReader(text, options, ref state);
        inner.Read();
        if (!TCodec.TryRead(ref inner, out value))
        {
            return false;
        }

        inner.DeliverRaw();
        return true;
    }
}
