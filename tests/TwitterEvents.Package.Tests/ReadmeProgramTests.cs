using System.Net;
using System.Text.RegularExpressions;
using TwitterEvents.Testing;

namespace TwitterEvents.Package.Tests;

/// <summary>README's program, in the hands of a stranger: a folder elsewhere, the packages, an empty package cache.</summary>
public sealed partial class ReadmeProgramTests(Feed feed)
{
    private const string Project =
        """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="TwitterEvents.AspNetCore" Version="VERSION" />
          </ItemGroup>
        </Project>
        """;

    [Fact]
    public async Task It_builds_answers_a_CRC_handles_an_event_and_refuses_a_forged_one()
    {
        using var folder = new TempFolder();
        await feed.AddToAsync(folder);
        folder.Write("Greetings.csproj", Project.Replace("VERSION", Feed.Version, StringComparison.Ordinal));
        folder.Write("Program.cs", Program());
        await Command.DotnetAsync(folder.Root, ["build", "-c", "Release"], feed.Environment);

        await using var app = await RunningApp.StartAsync(
            "dotnet", [folder.At("bin", "Release", "net10.0", "Greetings.dll"), "--urls", "http://127.0.0.1:0"], folder.Root, Webhook.Environment);
        using var x = new Webhook(app.Address);
        var follow = TwitterSamples.Get("follow_events", "follow").Body;

        await x.AssertAnswersCrcAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await x.ForgeAsync(follow));
        Assert.DoesNotContain(app.Lines, line => line.Contains(Follower, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(follow));
        await app.WaitForLineAsync(line => line.Contains(Follower, StringComparison.Ordinal));
        Assert.Equal(0, await app.TerminateAsync());
    }

    /// <summary>The handler in README says who follows.</summary>
    private static string Follower { get; } = FollowerOf(File.ReadAllText(Repository.Sample("follow_events", "follow")));

    private static string FollowerOf(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return document.RootElement.GetProperty("follow_events")[0].GetProperty("source").GetProperty("screen_name").GetString()!;
    }

    private static string Program()
    {
        var match = Marked().Match(File.ReadAllText(Repository.At("README.md")));
        Assert.True(match.Success, "README.md has no ```csharp block after <!-- program -->.");
        return match.Groups[1].Value;
    }

    [GeneratedRegex("<!-- program -->.*?```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Marked();
}
