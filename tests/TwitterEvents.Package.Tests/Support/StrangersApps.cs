namespace TwitterEvents.Package.Tests;

/// <summary>README's examples as projects in a folder elsewhere, restored from the packages and built in one go.</summary>
public sealed class StrangersApps(Feed feed) : IAsyncLifetime
{
    public const string Greetings = nameof(Greetings);

    public const string Answers = nameof(Answers);

    public const string GreetingsTests = nameof(GreetingsTests);

    public const string Receiver = nameof(Receiver);

    public const string Worker = nameof(Worker);

    public const string Polls = nameof(Polls);

    private static readonly string Project = ProjectWith("Microsoft.NET.Sdk.Web", """<PackageReference Include="TwitterEvents.AspNetCore" Version="VERSION" />""");

    private static readonly string TestProject = ProjectWith(
        "Microsoft.NET.Sdk",
        """<ProjectReference Include="../Greetings/Greetings.csproj" /><PackageReference Include="TwitterEvents.Testing" Version="VERSION" />""");

    /// <summary>Of another sender than X, in a project of its own.</summary>
    private const string Poll = """{"poll_events":[{"id":"1","question":"Cake?"}]}""";

    private const string PollReader =
        """
        using Acme.Polls;
        using TwitterEvents.Reading;

        foreach (var e in DeliveryReader.Read(await File.ReadAllBytesAsync(args[0]), PollsCatalog.Instance).Events)
        {
            Console.WriteLine($"{e.GetType()}: {(e as PollEvent)?.Question}");
        }
        """;

    /// <summary>In a file beside README's programs: a handler of an action, which takes both APIs' events.</summary>
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
        string[] all = [Greetings, GreetingsTests, Answers, Receiver, Worker, Polls];
        folder.Write("Apps.slnx", $"<Solution>{string.Concat(all.Select(static name => $"<Project Path=\"{name}/{name}.csproj\" />"))}</Solution>");
        Write(Greetings, Project, Readme.Block("program"));
        folder.Write($"{Greetings}/Followers.cs", ActionHandler);
        Write(GreetingsTests, TestProject, Test(Readme.Block("test")));
        foreach (var name in new[] { Receiver, Worker })
        {
            Write(name, With("TwitterEvents.Nats"), $"using TwitterEvents;\n{Readme.Block(name.ToLowerInvariant())}");
            folder.Write($"{name}/Followers.cs", ActionHandler);
        }

        var answer = Readme.Block("answer");
        var end = answer.IndexOf("sealed class", StringComparison.Ordinal);
        Write(
            Answers,
            With("TwitterEvents.Management").Replace("<Nullable>", "<IsAotCompatible>true</IsAotCompatible>\n    <Nullable>", StringComparison.Ordinal),
            $"using TwitterEvents;\nvar builder = WebApplication.CreateBuilder(args);\n{answer[..end]}builder.Build().Run();\n\n{answer[end..]}");
        Write(Polls, Project.Replace("</Project>", $"{Readme.OwnSamples}</Project>", StringComparison.Ordinal).Replace(
            "<Nullable>", "<TwitterEventsNamespace>Acme.Polls</TwitterEventsNamespace><Nullable>", StringComparison.Ordinal), PollReader);
        folder.Write($"{Polls}/schemas/polls/hints.json", """{"family":"Polls"}""");
        folder.Write($"{Polls}/schemas/polls/poll_events/poll.json", Poll);
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

    /// <summary>A sample of the project with samples of its own.</summary>
    internal string OwnSample => folder.At(Polls, "schemas", "polls", "poll_events", "poll.json");

    /// <summary>What the compiler and the rest of the build said of all.</summary>
    internal string Said => build!.Output;

    /// <summary>README's lines, in a method.</summary>
    private static string Test(string block)
    {
        var usings = block.LastIndexOf("using ", StringComparison.Ordinal);
        var end = block.IndexOf('\n', usings) + 1;
        return $$"""
            {{block[..end]}}
            public static class Tests
            {
                public static async Task RunAsync(HttpClient client, string url, string consumerSecret)
                {
            {{block[end..]}}
                    answer.EnsureSuccessStatusCode();
                }
            }
            """;
    }

    private static string ProjectWith(string sdk, string references) =>
        $"""
        <Project Sdk="{sdk}">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
          </PropertyGroup>
          <ItemGroup>
            {references}
          </ItemGroup>
        </Project>
        """;

    private static string With(string package) => Project.Replace(
        "</Project>", $"  <ItemGroup><PackageReference Include=\"{package}\" Version=\"VERSION\" /></ItemGroup>\n</Project>", StringComparison.Ordinal);

    private void Write(string name, string project, string program)
    {
        folder.Write($"{name}/{name}.csproj", project.Replace("VERSION", Feed.Version, StringComparison.Ordinal));
        folder.Write($"{name}/Program.cs", program);
    }
}
