using System.Text.Json;

namespace TwitterEvents.Package.Tests;

/// <summary>The packed tool, installed.</summary>
public sealed class PackedToolTests(Feed feed)
{
    [Fact]
    public async Task It_installs_and_inspects_a_sample()
    {
        using var folder = new TempFolder();
        await feed.AddToAsync(folder);
        await Command.DotnetAsync(
            folder.Root, ["tool", "install", "TwitterEvents.Tool", "--tool-path", folder.At("tools"), "--version", Feed.Version], feed.Environment);

        var result = await Command.RunAsync(
            folder.At("tools", "twitter-events"), ["inspect", "--json", Repository.Sample("follow_events", "follow")], folder.Root);

        Assert.Equal(0, result.ExitCode);
        using var line = JsonDocument.Parse(Assert.Single(result.Lines));
        Assert.Equal("FollowEvent", line.RootElement.GetProperty("events")[0].GetProperty("type").GetString());
        Assert.True(line.RootElement.GetProperty("lossless").GetBoolean());
    }
}
