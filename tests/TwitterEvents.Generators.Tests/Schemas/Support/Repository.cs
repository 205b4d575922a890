using System.Runtime.CompilerServices;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>The repository the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its files of one kind below one folder, by path relative to that folder, with <c>/</c>; no build output.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string folder, string pattern)
    {
        var root = Path.Combine(Root(), folder);
        return Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(root, path).Replace('\\', '/'), Text: path))
            .Where(static file => !file.Path.StartsWith("obj/", StringComparison.Ordinal) && !file.Path.StartsWith("bin/", StringComparison.Ordinal))
            .OrderBy(static file => file.Path, StringComparer.Ordinal)
            .Select(static file => (file.Path, File.ReadAllText(file.Text)));
    }

    private static string Root([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", ".."));
}
