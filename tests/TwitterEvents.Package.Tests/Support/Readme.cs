using System.Text.RegularExpressions;

namespace TwitterEvents.Package.Tests;

/// <summary>What README shows, and that of the schemas.</summary>
internal static class Readme
{
    /// <summary>How a project names samples of its own.</summary>
    public static string OwnSamples => Block("schemas/README.md", "samples", "xml");

    /// <summary>The C# after a mark.</summary>
    public static string Block(string mark) => Block("README.md", mark, "csharp");

    private static string Block(string file, string mark, string language)
    {
        var match = Regex.Match(File.ReadAllText(Repository.At(file)), $"<!-- {mark} -->.*?```{language}\n(.*?)```", RegexOptions.Singleline);
        Assert.True(match.Success, $"{file} has no ```{language} block after <!-- {mark} -->.");
        return match.Groups[1].Value;
    }
}
