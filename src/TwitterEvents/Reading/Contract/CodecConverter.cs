using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TwitterEvents.Reading.Contract;

/// <summary>
/// Lets plain System.Text.Json read and write a value as the generated code does. What it does not fit is a <see cref="JsonException"/>; a date
/// is written in the form the samples have, whichever it came in.
/// </summary>
/// <typeparam name="T">The .NET type.</typeparam>
/// <typeparam name="TCodec">What reads and writes it.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CodecConverter<T, TCodec> : JsonConverter<T>
    where TCodec : struct, ICodec<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ConvertedValue.TryRead<T, TCodec>(ref reader, out var value) ? value : throw new JsonException();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => TCodec.Write(writer, value);
}
