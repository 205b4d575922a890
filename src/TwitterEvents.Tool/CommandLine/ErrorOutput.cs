namespace TwitterEvents.Tool.CommandLine;

/// <summary>Why there is no result.</summary>
/// <param name="Kind">In one word, the same for every generation of the API; <c>usage</c> if X was not asked.</param>
/// <param name="Status">The HTTP status of X's answer; null if none came.</param>
/// <param name="Code">X's error code.</param>
/// <param name="Reason">X's named reason.</param>
/// <param name="Message">What X said.</param>
/// <param name="Cure">What to do about it.</param>
internal sealed record ErrorOutput(string Kind, int? Status, int? Code, string? Reason, string Message, string? Cure);
