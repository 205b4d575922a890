using System.Runtime.CompilerServices;

namespace TwitterEvents.Generators.Tests.Support;

/// <summary>
/// Compares generated sources with the files accepted before. It keeps the conventions of Verify.SourceGenerators, which can replace it
/// without touching a test: <c>Class.Method#Hint.verified.cs</c> beside the test is what must come, <c>.received.cs</c> is what came
/// instead. To accept, read the received file and rename it.
/// </summary>
internal static partial class Snapshot
{
    public static void Verify(
        GeneratorRun run, Func<string, bool>? hints = null, [CallerFilePath] string testFile = "", [CallerMemberName] string method = "")
    {
        var folder = Path.GetDirectoryName(testFile)!;
        var test = $"{Path.GetFileNameWithoutExtension(testFile)}.{method}";
        var expected = Directory.EnumerateFiles(folder, $"{test}#*.verified.cs").ToHashSet(StringComparer.Ordinal);
        var mismatches = new List<string>();
        foreach (var (hint, source) in run.Sources)
        {
            if (hints?.Invoke(hint) != false)
            {
                var stem = Path.Combine(folder, $"{test}#{Path.GetFileNameWithoutExtension(hint)}");
                expected.Remove(stem + ".verified.cs");
                Compare(stem, $"//HintName: {hint}\n{Scrub(source)}", mismatches);
            }
        }

        mismatches.AddRange(expected.Select(static path => $"{Path.GetFileName(path)}: no longer generated"));
        Assert.True(mismatches.Count == 0, string.Join('\n', mismatches));
    }

    private static void Compare(string stem, string received, List<string> mismatches)
    {
        var verifiedPath = stem + ".verified.cs";
        var receivedPath = stem + ".received.cs";
        var verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath).ReplaceLineEndings("\n") : "";
        if (verified == received)
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        mismatches.Add($"{Path.GetFileName(receivedPath)}: {FirstDifference(verified.Split('\n'), received.Split('\n'))}");
    }

    private static string FirstDifference(string[] verified, string[] received)
    {
        var line = 0;
        while (line < verified.Length && line < received.Length && verified[line] == received[line])
        {
            line++;
        }

        return $"line {line + 1}\n  verified: {verified.ElementAtOrDefault(line)}\n  received: {received.ElementAtOrDefault(line)}";
    }

    // A new version of the generator alone is no change of what it generates.
    private static string Scrub(string source) => GeneratorVersion().Replace(source, "$1{version}$2");

    [System.Text.RegularExpressions.GeneratedRegex("""(GeneratedCode\("TwitterEvents\.Generators", ")[^"]*("\))""")]
    private static partial System.Text.RegularExpressions.Regex GeneratorVersion();
}
