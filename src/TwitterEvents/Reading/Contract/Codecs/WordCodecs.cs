using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>A text that mostly has one of a few values.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WordCodec<TWords> : ICodec<string>
    where TWords : struct, IWords
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, [MaybeNullWhen(false)] out string value)
    {
        value = Word.Find<TWords>(ref reader);
        return value is not null || StringCodec.TryRead(ref reader, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, string value) => StringCodec.Write(writer, value);
}

/// <summary>A text that mostly has one of a few values, or a number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct WordOrNumberCodec<TWords> : ICodec<TextOrNumber>
    where TWords : struct, IWords
{
    /// <inheritdoc/>
    public static bool TryRead(ref WireReader reader, out TextOrNumber value)
    {
        if (Word.Find<TWords>(ref reader) is { } word)
        {
            value = new TextOrNumber(word);
            return true;
        }

        return TextOrNumberCodec.TryRead(ref reader, out value);
    }

    /// <inheritdoc/>
    public static void Write(Utf8JsonWriter writer, TextOrNumber value) => TextOrNumberCodec.Write(writer, value);
}

internal static class Word
{
    // A known value is hardly ever written with escapes, and to unescape it would cost what knowing it saves.
    public static string? Find<TWords>(ref WireReader reader)
        where TWords : struct, IWords =>
        reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped ? TWords.Find(reader.ValueSpan) : null;
}
