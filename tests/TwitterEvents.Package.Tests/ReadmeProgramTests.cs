using System.Net;
using System.Text.RegularExpressions;
using TwitterEvents.Testing;

namespace TwitterEvents.Package.Tests;

/// <summary>README's program, in the hands of a stranger: a folder elsewhere, the packages, an empty package cache.</summary>
public sealed class ReadmeProgramTests(Feed feed)
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

    /// <summary>In a file beside it: a handler of an action, which takes both APIs' events.</summary>
    private const string ActionHandler =
        """
        using TwitterEvents;

        sealed class Followers : IHandle<IFollowed>
        {
            public async ValueTask HandleAsync(IFollowed e, EventContext context, CancellationToken cancellationToken) =>
                await Console.Out.WriteLineAsync($"{context.WireName}: user {e.FollowerId} follows user {e.FollowedId}");
        }
        """;

    [Fact]
    public async Task It_builds_answers_a_CRC_handles_an_event_and_refuses_a_forged_one()
    {
        using var folder = new TempFolder();
        await feed.AddToAsync(folder);
        folder.Write("Greetings.csproj", Project.Replace("VERSION", Feed.Version, StringComparison.Ordinal));
        folder.Write("Program.cs", Program());
        folder.Write("Followers.cs", ActionHandler);
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
        await app.WaitForLineAsync(line => line.StartsWith($"follow_events: user {Follower} follows user ", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await x.DeliverAsync(TwitterSamples.Get("follow.follow", "follow").Body));
        await app.WaitForLineAsync(line => line.StartsWith("follow.follow: user 1684207315 follows user 253918046", StringComparison.Ordinal));
        Assert.Equal(0, await app.TerminateAsync());
    }

    [Fact]
    public async Task The_example_that_answers_builds()
    {
        using var folder = new TempFolder();
        await feed.AddToAsync(folder);
        var management = "  <ItemGroup><PackageReference Include=\"TwitterEvents.Management\" Version=\"VERSION\" /></ItemGroup>\n</Project>";
        folder.Write("Answers.csproj", Project.Replace("</Project>", management, StringComparison.Ordinal).Replace("VERSION", Feed.Version, StringComparison.Ordinal));
        var answer = Block("answer");
        var end = answer.IndexOf("sealed class", StringComparison.Ordinal);
        folder.Write(
            "Program.cs",
            $"using TwitterEvents;\nvar builder = WebApplication.CreateBuilder(args);\n{answer[..end]}builder.Build().Run();\n\n{answer[end..]}");

        await Command.DotnetAsync(folder.Root, ["build", "-c", "Release"], feed.Environment);
    }

    /// <summary>What the handler in README logs.</summary>
    private static string Follower { get; } = FollowerOf(File.ReadAllText(Repository.Sample("follow_events", "follow")));

    private static string FollowerOf(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return document.RootElement.GetProperty("follow_events")[0].GetProperty("source").GetProperty("id").GetString()!;
    }

    private static string Program() => Block("program");

    /// <summary>The C# after a mark.</summary>
    private static string Block(string mark)
    {
        var readme = File.ReadAllText(Repository.At("README.md"));
        var match = Regex.Match(readme, $"<!-- {mark} -->.*?```csharp\n(.*?)```", RegexOptions.Singleline);
        Assert.True(match.Success, $"README.md has no ```csharp block after <!-- {mark} -->.");
        return match.Groups[1].Value;
    }
}
