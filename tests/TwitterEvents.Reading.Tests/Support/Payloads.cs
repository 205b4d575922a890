using System.Text.RegularExpressions;

namespace TwitterEvents.Reading.Tests.Support;

/// <summary>
/// Reference payloads that are no part of the repository: the folder that TWITTEREVENTS_PAYLOADS names, or else <c>shared/payloads</c>
/// beside the repository. Tests that need them are skipped where they are absent.
/// </summary>
internal static partial class Payloads
{
    public const string Absent = "No payloads: set TWITTEREVENTS_PAYLOADS, or put shared/payloads beside the repository.";

    private static readonly string? Root = FindRoot();

    private static readonly Lazy<Dictionary<string, string>> Kinds = new(() => Root is null ? [] : ReadIndex(File.ReadAllText(Path.Combine(Root, "INDEX.md"))));

    public static bool AreThere => Root is not null;

    /// <summary>The payloads of a folder, by name; the kind is <c>real</c>, <c>docs</c> or <c>synthetic</c>.</summary>
    public static IEnumerable<(string Name, string Kind, byte[] Json)> In(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root!, folder), "*.json")
            .Select(file => $"{folder}/{Path.GetFileName(file)}")
            .Order(StringComparer.Ordinal)
            .Select(name => (name, Kinds.Value.GetValueOrDefault(name, "not in INDEX.md"), File.ReadAllBytes(Path.Combine(Root!, name))));

    /// <summary>The names of the folders in a folder.</summary>
    public static IEnumerable<string> FoldersIn(string folder) =>
        Directory.EnumerateDirectories(Path.Combine(Root!, folder)).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static string? FindRoot()
    {
        if (Environment.GetEnvironmentVariable("TWITTEREVENTS_PAYLOADS") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : throw new DirectoryNotFoundException($"TWITTEREVENTS_PAYLOADS names {named}, which does not exist.");
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "TwitterEvents.sln")))
        {
            folder = folder.Parent;
        }

        var beside = folder is null ? null : Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "payloads"));
        return Directory.Exists(beside) ? beside : null;
    }

    private static Dictionary<string, string> ReadIndex(string index) =>
        Row().Matches(index).ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value, StringComparer.Ordinal);

    [GeneratedRegex(@"^\| (\S+\.json) \| (real|docs|synthetic) \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
