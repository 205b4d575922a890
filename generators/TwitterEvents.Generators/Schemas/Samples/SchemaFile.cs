namespace TwitterEvents.Generators.Schemas.Samples;

/// <summary>
/// A file below <c>schemas/</c>: <c>hints.json</c>, <c>FAMILY/hints.json</c>, or <c>FAMILY/EVENT_KEY/NAME.json</c>. Equal when path and text are.
/// </summary>
/// <param name="Path">The path, with <c>/</c>.</param>
/// <param name="Family">The family's folder; empty for the hints that all families share.</param>
/// <param name="EventKey">The event's folder, which is its key on the wire; empty for hints.</param>
/// <param name="Text">The content.</param>
internal sealed record SchemaFile(string Path, string Family, string EventKey, string Text)
{
    private const string HintsName = "hints.json";

    public bool IsHints => EventKey.Length == 0 && !IsMisplaced;

    /// <summary>Whether it is neither hints nor a sample, by its name or the depth of its folder; it is reported, and else passed over.</summary>
    public bool IsMisplaced { get; init; }

    /// <summary>Sorts a file by the folder below <c>schemas/</c> that it is in.</summary>
    public static SchemaFile Create(string path, string folder, string text)
    {
        var parts = folder.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries);
        path = path.Replace('\\', '/');
        return parts.Length switch
        {
            0 when path.EndsWith("/" + HintsName, StringComparison.Ordinal) => new SchemaFile(path, "", "", text),
            1 when path.EndsWith("/" + HintsName, StringComparison.Ordinal) => new SchemaFile(path, parts[0], "", text),
            2 => new SchemaFile(path, parts[0], parts[1], text),
            _ => new SchemaFile(path, "", "", "") { IsMisplaced = true },
        };
    }
}
