using System.Globalization;
using System.Text.Json.Serialization;
using TwitterEvents.Reading.Contract;

namespace TwitterEvents;

/// <summary>
/// A value X sends as text in one place and as a number in another, such as a user's <c>id</c>. It remembers which it was.
/// </summary>
[JsonConverter(typeof(CodecConverter<TextOrNumber, TextOrNumberCodec>))]
public readonly struct TextOrNumber : IEquatable<TextOrNumber>
{
    // Two fields, for events hold many of these. A number that fits 64 bits has this text; any other has its own text, and 1 as number.
    private static readonly string Number = new('#', 1);

    private readonly string? text;
    private readonly long number;

    /// <summary>A value sent as text.</summary>
    public TextOrNumber(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        this.text = text;
    }

    /// <summary>A value sent as a number.</summary>
    public TextOrNumber(long number)
    {
        text = Number;
        this.number = number;
    }

    private TextOrNumber(string text, long number)
    {
        this.text = text;
        this.number = number;
    }

    /// <summary>Whether X sent a number.</summary>
    public bool IsNumber => IsInteger || number != 0;

    private bool IsInteger => ReferenceEquals(text, Number);

    /// <summary>The text, or the number's digits.</summary>
    public static implicit operator string(TextOrNumber value) => value.ToString();

    /// <summary>A value sent as text.</summary>
    public static implicit operator TextOrNumber(string text) => new(text);

    /// <summary>A value sent as a number.</summary>
    public static implicit operator TextOrNumber(long number) => new(number);

    /// <summary>Whether two values were sent alike.</summary>
    public static bool operator ==(TextOrNumber left, TextOrNumber right) => left.Equals(right);

    /// <summary>Whether two values were sent differently.</summary>
    public static bool operator !=(TextOrNumber left, TextOrNumber right) => !left.Equals(right);

    /// <summary>The text, or the number's digits.</summary>
    public override string ToString() => IsInteger ? number.ToString(CultureInfo.InvariantCulture) : text ?? "";

    /// <summary>A number no <see cref="long"/> can hold, kept as its text.</summary>
    internal static TextOrNumber FromNumberText(string text) => new(text, number: 1);

    /// <summary>The value as an id. A number in another form than an integer's (<c>9.3e+17</c>) has been rounded on its way: it is none.</summary>
    public string? ToId() => IsNumber && !IsInteger && text.AsSpan().IndexOfAny(".eE") >= 0 ? null : ToString();

    /// <inheritdoc/>
    public bool Equals(TextOrNumber other) => IsNumber == other.IsNumber && number == other.number && text == other.text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TextOrNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsNumber, number, text);
}
