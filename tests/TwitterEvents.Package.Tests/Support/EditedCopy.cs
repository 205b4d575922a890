using System.Text.Json.Nodes;

namespace TwitterEvents.Package.Tests;

/// <summary>
/// A copy of what builds the library, changed as a contributor would change it, and an app on top, built once: to compile the library takes
/// long, most of it for the analyzers, which have to run, for they could refuse what is new.
/// </summary>
public sealed class EditedCopy : IAsyncLifetime
{
    /// <summary>The sample that gets a new key, <c>view_count</c>, with the value 1234.</summary>
    public const string OwnTweet = "schemas/account-activity/tweet_create_events/own-tweet.json";

    /// <summary>A sample of a new event of Account Activity.</summary>
    public const string Poll = "schemas/account-activity/poll_events/closed.json";

    /// <summary>A sample of a new event of X Activity.</summary>
    public const string PollClose = "schemas/x-activity/poll.close/closed.json";

    private const string AppProject =
        """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <ItemGroup>
            <ProjectReference Include="../src/TwitterEvents.AspNetCore/TwitterEvents.AspNetCore.csproj" />
            <ProjectReference Include="../generators/TwitterEvents.Generators/TwitterEvents.Generators.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
          </ItemGroup>
        </Project>
        """;

    private const string AppProgram =
        """
        using TwitterEvents;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddTwitterEvents(builder.Configuration.GetSection("Twitter")).AddHandlers();
        var app = builder.Build();
        app.MapTwitterEvents("/webhooks/twitter");
        app.Run();

        sealed class PollHandler : IHandle<PollEvent>, IHandle<PollCloseEvent>
        {
            public ValueTask HandleAsync(PollCloseEvent e, EventContext context, CancellationToken cancellationToken)
            {
                Console.WriteLine($"{context.WireName} {e.Id}: {e.Question}");
                return ValueTask.CompletedTask;
            }

            public ValueTask HandleAsync(PollEvent e, EventContext context, CancellationToken cancellationToken)
            {
                Console.WriteLine($"{context.WireName} {e.Id}: {e.Question} {e.Votes?.Yes}");
                return ValueTask.CompletedTask;
            }
        }

        sealed class ViewHandler : IHandle<TweetCreateEvent>
        {
            public ValueTask HandleAsync(TweetCreateEvent e, EventContext context, CancellationToken cancellationToken)
            {
                long? views = e.Tweet.ViewCount;
                Console.WriteLine($"{context.WireName}: {views} views");
                return ValueTask.CompletedTask;
            }
        }
        """;

    private readonly TempFolder folder = new();

    /// <summary>The documentation file of the library.</summary>
    public string Documentation => At("src/TwitterEvents/bin/Debug/net10.0/TwitterEvents.xml");

    public string Read(string relativePath) => File.ReadAllText(At(relativePath));

    public async ValueTask InitializeAsync()
    {
        foreach (var file in Directory.GetFiles(Repository.Root))
        {
            File.Copy(file, At(Path.GetFileName(file)));
        }

        foreach (var part in new[] { "schemas", "generators", "src" })
        {
            Copy(new DirectoryInfo(Repository.At(part)), At(part));
        }

        folder.Write(OwnTweet, WithViewCount(Read(OwnTweet)));
        folder.Write(
            "schemas/account-activity/poll_events/open.json",
            """{"for_user_id":"2244994945","poll_events":[{"id":"91","question":"Tea?","options":["yes","no"],"closed":false}]}""");
        folder.Write(
            Poll, """{"for_user_id":"2244994945","poll_events":[{"id":"92","question":"Cake?","options":["yes"],"closed":true,"votes":{"yes":41}}]}""");
        folder.Write(
            PollClose, """{"data":{"event_uuid":"9","event_type":"poll.close","filter":{"user_id":"2244994945"},"payload":{"id":"93","question":"Rolls?"}}}""");
        folder.Write("app/PollApp.csproj", AppProject);
        folder.Write("app/Program.cs", AppProgram);

        // As a contributor does: nothing is set that the test suite sets.
        await Command.DotnetAsync(folder.Root, ["build", "app"], new() { ["CheckGeneratedApi"] = null, ["CI"] = null });
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    internal Task<RunningApp> StartAsync() => RunningApp.StartAsync(
        "dotnet", [At("app/bin/Debug/net10.0/PollApp.dll"), "--urls", "http://127.0.0.1:0"], At("app"), Webhook.Environment);

    private static string WithViewCount(string text)
    {
        var sample = JsonNode.Parse(text)!;
        sample["tweet_create_events"]![0]!["view_count"] = 1234;
        return sample.ToJsonString(new() { WriteIndented = true });
    }

    private static void Copy(DirectoryInfo source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in source.GetFiles())
        {
            file.CopyTo(Path.Combine(target, file.Name));
        }

        foreach (var child in source.GetDirectories().Where(child => child.Name is not ("bin" or "obj")))
        {
            Copy(child, Path.Combine(target, child.Name));
        }
    }

    private string At(string relativePath) => folder.At(relativePath);
}
