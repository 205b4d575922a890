using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>
/// Runs over the JSON of a delivery, for generated records: a line a property. Reading never throws on well-formed JSON: what does not fit is
/// kept, raw, in the record's extras, and reported as drift. A copy is a bookmark: it goes on from where it was made.
/// </summary>
/// <remarks>What reads a property is not inlined: a record's constructor calls one for every property, and would grow past what is optimised.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct WireReader
{
    /// <summary>Moves to the next property name of the object that is read; false at the object's end.</summary>
    public bool NextName() => json.ReadName();

    /// <summary>The property name it is on, unescaped, as UTF-8.</summary>
    public readonly ReadOnlySpan<byte> Name => Bytes;

    /// <summary>Reads the text of the property it is on; null if it is null or does not fit.</summary>
    /// <remarks>Not generic over the type: shared generic code would look it up.</remarks>
    /// <typeparam name="TCodec">What reads it.</typeparam>
    /// <param name="extras">Where it is kept, raw, if it does not fit.</param>
    /// <param name="name">The property's name.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public string? ReadText<TCodec>(scoped ref Extras extras, string name)
        where TCodec : struct, ICodec<string>
    {
        json.ReadValue();
        extras.Forget(name);
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        var fits = TCodec.TryRead(ref this, out var value);
        if (!fits | State.IsInexact)
        {
            Keep(ref extras, name, fits ? value : null);
        }

        return fits ? value : null;
    }

    /// <summary>Reads the scalar of the property it is on, of a value type; null if it is null or does not fit.</summary>
    /// <typeparam name="T">The scalar's type.</typeparam>
    /// <typeparam name="TCodec">What reads it.</typeparam>
    /// <param name="extras">Where it is kept, raw, if it does not fit.</param>
    /// <param name="name">The property's name.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T? ReadValue<T, TCodec>(scoped ref Extras extras, string name)
        where T : struct
        where TCodec : struct, ICodec<T>
    {
        json.ReadValue();
        extras.Forget(name);
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        var fits = TCodec.TryRead(ref this, out var value);
        if (!fits | State.IsInexact)
        {
            if (TCodec.ReadsEmpty && IsEmptyText)
            {
                State.Note(Inexactness.Spelling);
            }

            Keep(ref extras, name, fits ? value : null);
        }

        return fits ? value : null;
    }

    /// <summary>Reads the object or array of the property it is on; null if it is null or does not fit.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <typeparam name="TCodec">What reads it.</typeparam>
    /// <param name="extras">Where it is kept, raw, if it does not fit.</param>
    /// <param name="name">The property's name.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public T? ReadContainer<T, TCodec>(scoped ref Extras extras, string name)
        where T : class
        where TCodec : struct, ICodec<T>
    {
        json.ReadValue();
        extras.Forget(name);
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        var start = json.TokenStartIndex;
        var depth = json.CurrentDepth;
        var mark = State.GetMark();
        State.Enter(name);
        var fits = TCodec.TryRead(ref this, out var value);
        State.Leave();
        if (fits && !State.IsInexact)
        {
            return value;
        }

        if (!fits)
        {
            State.Rewind(mark);
            SkipRaw(depth);
        }

        Keep(ref extras, name, start, fits ? value : null);
        return fits ? value : null;
    }

    /// <summary>Keeps the property it is on, which its record does not know.</summary>
    /// <param name="extras">Where it is kept, raw.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void KeepUnknown(scoped ref Extras extras)
    {
        if (!TryGetString(out var name))
        {
            State.IsUnreadable = true;
            json.ReadValue();
            SkipRaw();
            return;
        }

        json.ReadValue();
        var start = json.TokenStartIndex;
        SkipRaw();
        extras.Keep(ref this, name, start, isMismatch: false);
        State.Report(DriftKind.UnknownProperty, name);
    }

    /// <summary>Begins to read an object that holds events, from its start.</summary>
    /// <param name="holder">The object; null if it is the envelope.</param>
    public readonly EventPlace BeginEvents(object? holder) => new(this, holder);

    /// <summary>Begins to read an object on the way to the one that holds events, from its start.</summary>
    public readonly EventWay BeginWay() => new(this);

    /// <summary>The kind of the events being read, if an object around the one they stand in names it; else null.</summary>
    public readonly string? Kind => State.Delivery?.Kind;

    /// <summary>The object of the envelope that the event being read stands in; null if it is read by itself.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public readonly T? Holder<T>()
        where T : class =>
        State.Delivery?.Holder as T;

    /// <summary>The value of an HTTP header of the request; null if it was not sent.</summary>
    public readonly string? GetHeader(string name) => State.Delivery?.GetHeader(name);

    /// <summary>A copy on the value of a property, the last of that name, of the object it is on the start of; on no object if there is none.</summary>
    public readonly WireReader Find(ReadOnlySpan<byte> name)
    {
        var ahead = this;
        return Discriminators.TryFindLast(ref ahead, name, out var value) ? value : ahead;
    }

    /// <summary>The text of a property, the last of that name, of the object it is on the start of; null if there is none.</summary>
    public readonly string? FindText(ReadOnlySpan<byte> name)
    {
        var ahead = this;
        return Discriminators.TryFindLast(ref ahead, name, out var value) && value.TokenType == JsonTokenType.String && value.TryGetString(out var text)
            ? text
            : null;
    }

    /// <summary>Keeps the events at the property it is on: their object is read by itself.</summary>
    internal void KeepEvents(scoped ref Extras extras)
    {
        TryGetString(out var name); // generated code knows it
        json.ReadValue();
        var start = json.TokenStartIndex;
        SkipRaw();
        extras.Keep(ref this, name!, start, isMismatch: true);
    }

    /// <summary>Keeps the value it is on raw, which does not fit, or would not be written as it came.</summary>
    private void Keep(scoped ref Extras extras, string name, object? value)
    {
        var start = json.TokenStartIndex;
        SkipRaw();
        Keep(ref extras, name, start, value);
    }

    private void Keep(scoped ref Extras extras, string name, int start, object? value)
    {
        var inexactness = State.TakeInexactness();
        extras.Keep(ref this, name, start, isMismatch: true, isSpelling: inexactness == Inexactness.Spelling);
        if (inexactness != Inexactness.None)
        {
            extras.Understand(name, value);
        }

        if (inexactness != Inexactness.Spelling)
        {
            State.Report(DriftKind.MismatchedValue, name);
        }
    }
}
