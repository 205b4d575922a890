namespace TwitterEvents.Tool.Doctor;

/// <summary>One thing looked at.</summary>
/// <param name="Name">What.</param>
/// <param name="State">How it stands.</param>
/// <param name="Text">The same in a sentence.</param>
/// <param name="Cure">What to do about it; null if nothing.</param>
internal sealed record Check(string Name, CheckState State, string Text, string? Cure = null)
{
    /// <summary>What belongs to it, a line each.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    public static Check Ok(string name, string text) => new(name, CheckState.Ok, text);

    public static Check Warning(string name, string text, string? cure) => new(name, CheckState.Warning, text, cure);

    public static Check Fail(string name, string text, string? cure) => new(name, CheckState.Fail, text, cure);

    public static Check Note(string name, string text) => new(name, CheckState.Note, text);

    public static Check Skipped(string name, string text, string? cure = null) => new(name, CheckState.Skipped, text, cure);
}
