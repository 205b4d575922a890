namespace TwitterEvents.Tool.CommandLine;

/// <summary>Lines to paste into a shell.</summary>
internal static class Shell
{
    /// <summary>Sets an environment variable.</summary>
    public static string Set(string name, string value) =>
        OperatingSystem.IsWindows() ? $"$env:{name} = '{value.Replace("'", "''", StringComparison.Ordinal)}'" : $"export {name}='{value.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
