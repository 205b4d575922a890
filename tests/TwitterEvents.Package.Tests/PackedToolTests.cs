using System.Text.Json;

namespace TwitterEvents.Package.Tests;

/// <summary>The packed tool, installed.</summary>
public sealed class PackedToolTests(Feed feed)
{
    [Fact]
    public async Task It_installs_inspects_samples_of_both_APIs_and_opens_an_inbox()
    {
        using var folder = new TempFolder();
        await feed.AddToAsync(folder);
        await Command.DotnetAsync(
            folder.Root, ["tool", "install", "TwitterEvents.Tool", "--tool-path", folder.At("tools"), "--version", Feed.Version], feed.Environment);

        var result = await Command.RunAsync(
            folder.At("tools", "twitter-events"), ["inspect", "--json", Repository.Sample("follow_events", "follow"), Repository.At("schemas", "x-activity", "follow.follow", "follow.json")], folder.Root);

        Assert.Equal(0, result.ExitCode);
        var reports = result.Lines.Select(line => JsonElement.Parse(line)).ToList();
        Assert.Equal(["FollowEvent", "FollowFollowEvent"], reports.Select(report => report.GetProperty("events")[0].GetProperty("type").GetString()));
        Assert.All(reports, report => Assert.True(report.GetProperty("lossless").GetBoolean()));

        // That it is no inbox says SQLite itself, whose native library lies in the package.
        folder.Write("text.db", string.Concat(Enumerable.Repeat("this is no database. ", 100)));
        var inbox = await Command.RunAsync(folder.At("tools", "twitter-events"), ["inbox", "status", "--inbox", "sqlite:text.db"], folder.Root);
        Assert.Equal((2, "text.db: the file is no SQLite database; put it aside, and a new one is made (SQLite error 26).\n"), (inbox.ExitCode, inbox.Errors));
    }
}
