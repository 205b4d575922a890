namespace TwitterEvents.Inbox.Tests;

/// <summary>The programs that a machine may have.</summary>
internal static class Tools
{
    public static bool IsOnPath(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(directory => File.Exists(Path.Combine(directory, name)));
}
