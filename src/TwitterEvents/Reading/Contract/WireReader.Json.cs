using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <content>
/// What the runtime reads tokens with. None of it is public: what tokenizes may change without a change of what generated code calls.
/// </content>
public ref partial struct WireReader
{
    /// <summary>So many tokens that are kept raw, for which a table of them is made, count as one item.</summary>
    private const int RawTokensPerItem = 6;

    /// <summary>What the reading carries along. All copies of the reader share it.</summary>
    internal readonly ref ReadState State;

    private JsonScanner json;

    /// <summary>A reader over a text, before its first token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="maxDepth">How deep objects and arrays may be nested.</param>
    /// <param name="state">What the reading carries along.</param>
    internal WireReader(ReadOnlySpan<byte> text, int maxDepth, ref ReadState state)
    {
        State = ref state;
        json = new JsonScanner(text, maxDepth);
    }

    /// <summary>All of the text.</summary>
    internal readonly ReadOnlySpan<byte> Text => json.Text;

    internal readonly JsonTokenType TokenType => json.TokenType;

    internal readonly ReadOnlySpan<byte> ValueSpan => json.ValueSpan;

    internal readonly bool ValueIsEscaped => json.ValueIsEscaped;

    internal readonly int TokenStartIndex => json.TokenStartIndex;

    internal readonly int BytesConsumed => json.BytesConsumed;

    internal readonly int CurrentDepth => json.CurrentDepth;

    /// <summary>The string or property name it is on, unescaped, as UTF-8.</summary>
    internal readonly ReadOnlySpan<byte> Bytes => json.ValueIsEscaped ? JsonText.Unescape(json.ValueSpan) : json.ValueSpan;

    /// <summary>Whether it is on a string without a character.</summary>
    internal readonly bool IsEmptyText => json.TokenType == JsonTokenType.String && json.ValueSpan.IsEmpty;

    internal bool Read() => json.Read();

    /// <summary>Moves to the last token of the value it is on.</summary>
    internal void Skip() => json.Skip();

    /// <summary>Moves to the last token of the value it is on, or of the value it is in and that began at a depth; that value is kept raw.</summary>
    internal void SkipRaw(int depth)
    {
        var tokens = 0;
        if (json.CurrentDepth == depth && json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return;
        }

        while (json.Read() && json.CurrentDepth > depth)
        {
            if (++tokens == RawTokensPerItem)
            {
                tokens = 0;
                State.CountItem();
            }
        }
    }

    /// <inheritdoc cref="SkipRaw(int)"/>
    internal void SkipRaw() => SkipRaw(json.CurrentDepth);

    /// <summary>Gets the number it is on; false if it has a fraction or an exponent, or is too large.</summary>
    internal readonly bool TryGetInt64(out long value) =>
        Utf8Parser.TryParse(json.ValueSpan, out value, out var length) && length == json.ValueSpan.Length;

    /// <summary>Gets the number it is on, as System.Text.Json takes it.</summary>
    internal readonly bool TryGetDouble(out double value)
    {
        var number = new Utf8JsonReader(json.ValueSpan);
        number.Read();
        return number.TryGetDouble(out value);
    }

    /// <summary>Gets the string or property name it is on; false if no .NET string can hold it.</summary>
    internal readonly bool TryGetString([NotNullWhen(true)] out string? value) => JsonText.TryGetString(json.ValueSpan, json.ValueIsEscaped, out value);

    /// <summary>The same, for a text that may have come before: then it is the same string.</summary>
    internal readonly bool TryGetText([NotNullWhen(true)] out string? value)
    {
        value = json.ValueIsEscaped ? null : State.RecentText(json.ValueSpan);
        return value is not null || JsonText.TryDecode(json.ValueSpan, json.ValueIsEscaped, out value);
    }

    /// <summary>The value it is on; moves to its last token.</summary>
    internal JsonElement ParseValue()
    {
        var start = json.TokenStartIndex;
        SkipRaw();
        return JsonElement.Parse(json.Text[start..json.BytesConsumed], new JsonDocumentOptions { MaxDepth = json.MaxDepth });
    }

    /// <summary>Keeps, raw, the value from <paramref name="start"/> to the end of the current token, once all is read.</summary>
    /// <param name="start">The first byte of the value.</param>
    /// <param name="owner">What gets it: a dictionary of properties, or an <see cref="UnknownEvent"/>.</param>
    /// <param name="name">The property, if it is one.</param>
    /// <param name="isSpelling">Whether the property holds it as well, or has no value by it.</param>
    internal readonly void KeepRaw(int start, object owner, string name = "", bool isSpelling = false) =>
        State.KeepRaw(owner, name, start, json.BytesConsumed, isSpelling);

    /// <summary>Hands over what is kept raw: the reading has come to its end.</summary>
    /// <returns>An array of it, but for spellings of what properties hold; undefined if there is none.</returns>
    internal readonly JsonElement DeliverRaw() => State.DeliverRaw(json.Text, json.MaxDepth);
}
