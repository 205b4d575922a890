using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace TwitterEvents.Reading.Contract;

/// <summary>
/// Reads and writes one kind of JSON value. Implemented by empty structs, so that the compiler specialises every generated call
/// and nothing is boxed.
/// </summary>
/// <typeparam name="T">The .NET type of the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICodec<T>
{
    /// <summary>Whether it reads null too.</summary>
    static virtual bool ReadsNull => false;

    /// <summary>Whether an empty text is no value rather than a wrong one. Its owner sees to that: to the codec itself it does not fit.</summary>
    static virtual bool ReadsEmpty => false;

    /// <summary>
    /// Reads the value whose first token the reader is on; it is not null unless <see cref="ReadsNull"/>. True: the reader is on the value's
    /// last token, and writing the value gives the same JSON, unless the value was reported as inexact: then its owner keeps it raw as well.
    /// False: the value does not fit; a scalar codec leaves the reader where it was, a container codec somewhere inside.
    /// </summary>
    static abstract bool TryRead(ref WireReader reader, [MaybeNullWhen(false)] out T value);

    /// <summary>Writes a value.</summary>
    static abstract void Write(Utf8JsonWriter writer, T value);
}
