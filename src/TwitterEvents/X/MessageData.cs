using System.Text.Json.Serialization;

namespace TwitterEvents.Models;

public sealed partial record MessageData
{
    /// <summary>The text as a person reads it.</summary>
    [JsonIgnore]
    public string? PlainText => Text is null ? null : EscapedText.Unescape(Text);
}
