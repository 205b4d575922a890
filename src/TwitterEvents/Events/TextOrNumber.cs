using System.Globalization;
using System.Text.Json.Serialization;
using TwitterEvents.Reading;

namespace TwitterEvents;

/// <summary>
/// A value X sends as text in one place and as a number in another, such as a user's <c>id</c>. It remembers which it was.
/// </summary>
[JsonConverter(typeof(TextOrNumberConverter))]
public readonly record struct TextOrNumber
{
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
        this.number = number;
        IsNumber = true;
    }

    private TextOrNumber(string text, bool isNumber)
    {
        this.text = text;
        IsNumber = isNumber;
    }

    /// <summary>Whether X sent a number.</summary>
    public bool IsNumber { get; }

    /// <summary>A number no <see cref="long"/> can hold, kept as its text.</summary>
    internal static TextOrNumber FromNumberText(string text) => new(text, isNumber: true);

    /// <summary>The text, or the number's digits.</summary>
    public override string ToString() => text ?? (IsNumber ? number.ToString(CultureInfo.InvariantCulture) : "");

    /// <summary>The text, or the number's digits.</summary>
    public static implicit operator string(TextOrNumber value) => value.ToString();
}
