using System.Text.RegularExpressions;

namespace TwitterEvents.Package.Tests;

/// <summary>What README shows.</summary>
internal static class Readme
{
    /// <summary>The C# after a mark.</summary>
    public static string Block(string mark)
    {
        var readme = File.ReadAllText(Repository.At("README.md"));
        var match = Regex.Match(readme, $"<!-- {mark} -->.*?```csharp\n(.*?)```", RegexOptions.Singleline);
        Assert.True(match.Success, $"README.md has no ```csharp block after <!-- {mark} -->.");
        return match.Groups[1].Value;
    }
}
