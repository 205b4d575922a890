using System.Text.Json.Serialization;

namespace TwitterEvents.Tool.Sending;

/// <summary>What <c>send</c> prints.</summary>
/// <param name="Url">Where it went.</param>
/// <param name="Status">The status of the answer; null if none came.</param>
/// <param name="Milliseconds">How long that took.</param>
/// <param name="Failure">Why no answer came; null if one came.</param>
internal sealed record SendOutput(string Url, int? Status, long Milliseconds, string? Failure)
{
    /// <summary>Whether nobody was there to take it.</summary>
    [JsonIgnore]
    public bool IsUnreached { get; init; }
}
