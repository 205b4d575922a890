namespace TwitterEvents.Package.Tests;

/// <summary>README's examples as two projects in a folder elsewhere, restored from the packages and built in one go.</summary>
public sealed class StrangersApps(Feed feed) : IAsyncLifetime
{
    public const string Greetings = nameof(Greetings);

    public const string Answers = nameof(Answers);

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

    private const string Management = "  <ItemGroup><PackageReference Include=\"TwitterEvents.Management\" Version=\"VERSION\" /></ItemGroup>\n</Project>";

    /// <summary>In a file beside README's program: a handler of an action, which takes both APIs' events.</summary>
    private const string ActionHandler =
        """
        using TwitterEvents;

        sealed class Followers : IHandle<IFollowed>
        {
            public async ValueTask HandleAsync(IFollowed e, EventContext context, CancellationToken cancellationToken) =>
                await Console.Out.WriteLineAsync($"{context.WireName}: user {e.FollowerId} follows user {e.FollowedId}");
        }
        """;

    private readonly TempFolder folder = new();
    private CommandResult? build;

    public async ValueTask InitializeAsync()
    {
        await feed.AddToAsync(folder);
        folder.Write("Apps.slnx", $"<Solution><Project Path=\"{Greetings}/{Greetings}.csproj\" /><Project Path=\"{Answers}/{Answers}.csproj\" /></Solution>");
        Write(Greetings, Project, Readme.Block("program"));
        folder.Write($"{Greetings}/Followers.cs", ActionHandler);

        var answer = Readme.Block("answer");
        var end = answer.IndexOf("sealed class", StringComparison.Ordinal);
        Write(
            Answers,
            Project.Replace("</Project>", Management, StringComparison.Ordinal),
            $"using TwitterEvents;\nvar builder = WebApplication.CreateBuilder(args);\n{answer[..end]}builder.Build().Run();\n\n{answer[end..]}");
        build = await Command.RunAsync("dotnet", ["build", "Apps.slnx", "-c", "Release"], folder.Root, feed.Environment);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>What was built of one of them; that the other does not build is no fault of it.</summary>
    internal string Built(string name)
    {
        var app = folder.At(name, "bin", "Release", "net10.0", name + ".dll");
        Assert.True(File.Exists(app), $"{name} does not build:\n{build!.Output}\n{build.Errors}");
        return app;
    }

    /// <summary>What the compiler and the rest of the build said of both.</summary>
    internal string Said => build!.Output;

    private void Write(string name, string project, string program)
    {
        folder.Write($"{name}/{name}.csproj", project.Replace("VERSION", Feed.Version, StringComparison.Ordinal));
        folder.Write($"{name}/Program.cs", program);
    }
}
