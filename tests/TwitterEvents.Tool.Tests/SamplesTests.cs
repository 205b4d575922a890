using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TwitterEvents.Tool.Tests;

/// <summary><c>twitter-events samples</c>.</summary>
public sealed class SamplesTests
{
    [Fact]
    public async Task Every_sample_is_listed_with_its_event_type_and_when_X_sends_it()
    {
        var samples = Desk.Json(await RunAsync("list", "--json"), 0).GetProperty("samples").EnumerateArray().ToList();

        Assert.Equal(
            TwitterSamples.All.Select(sample => $"{sample.EventKey}/{sample.Name}"), samples.Select(sample => sample.GetProperty("name").GetString()!));
        Assert.Equal(TwitterSamples.All.Select(sample => sample.Family), samples.Select(sample => sample.GetProperty("family").GetString()!));
        Assert.All(samples, sample => Assert.DoesNotContain('<', sample.GetProperty("description").GetString()!));
        Assert.All(samples, sample => Assert.NotEqual(0, sample.GetProperty("types").GetArrayLength()));
        Assert.All(samples, sample => Assert.NotEqual("", sample.GetProperty("description").GetString()));
        Assert.All(samples, sample => Assert.Equal(JsonValueKind.Null, sample.GetProperty("body").ValueKind));
    }

    [Fact]
    public async Task Those_of_one_event_are_listed_as_a_table()
    {
        var result = await RunAsync("list", "follow_events");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(1 + TwitterSamples.All.Count(sample => sample.EventKey == "follow_events"), result.Lines.Length);
        Assert.Matches("^follow_events/unfollow +UnfollowEvent +The subscribed user no longer follows somebody\\.$", result.Lines[^1]);
    }

    [Fact]
    public async Task Each_family_has_a_table_of_its_own_below_its_name()
    {
        var result = await RunAsync("list");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(
            TwitterSamples.Families.Select(family => $"{family}: {TwitterSamples.OfFamily(family).Count} samples"),
            result.Lines.Where(line => line.EndsWith(" samples", StringComparison.Ordinal)));
        Assert.Contains(result.Lines, line => Regex.IsMatch(line, "^post/plain +FilteredStreamPostEvent +A post that matches a rule of the filtered stream\\.$"));
        Assert.Contains(result.Lines, line => Regex.IsMatch(line, "^block\\.block/block +BlockBlockEvent +The subscribed user blocks somebody\\.$"));
    }

    [Theory]
    [InlineData("x-activity")]
    [InlineData("filtered-stream")]
    public async Task Those_of_one_family_are_listed_as_a_table(string family)
    {
        var result = await RunAsync("list", family);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(
            TwitterSamples.OfFamily(family).Select(sample => $"{sample.EventKey}/{sample.Name}"), result.Lines.Skip(1).Select(line => line.Split(' ')[0]));
    }

    [Theory]
    [InlineData("follow.follow/bare-users", "follow.follow", "bare-users")]
    [InlineData("post/several-rules", "post", "several-rules")]
    [InlineData("follow_events/unfollow", "follow_events", "unfollow")]
    [InlineData("tweet_create_events/as-sent-escaped", "tweet_create_events", "as-sent-escaped")]
    public async Task A_body_is_shown_byte_for_byte(string name, string key, string variant)
    {
        var sample = TwitterSamples.Get(key, variant);

        var plain = await RunAsync("show", name);
        var json = Desk.Json(await RunAsync("show", name, "--json"), 0);

        Assert.Equal(Encoding.UTF8.GetString(sample.Body.Span), plain.Output);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(sample.Body.Span), json.GetProperty("body")));
    }

    [Theory]
    [InlineData("Did you mean follow_events/unfollow", "show", "folow_events/unfolow")]
    [InlineData("Did you mean follow_events/unfollow?", "show", "UnfollowEvent")]
    [InlineData("Did you mean follow_events/unfollow or follow.unfollow/unfollow?", "show", "unfollow")]
    [InlineData("Did you mean follow.unfollow/bare-users", "show", "FollowUnfollowEvent")]
    [InlineData("Did you mean favorite_events", "show", "favourite_events")]
    [InlineData("Of follow_events there are follow_events/follow-by-user, follow_events/follow, ", "show", "follow_events/something")]
    [InlineData("`twitter-events samples list` has all.", "show", "nothing-like-it-at-all")]
    [InlineData("Did you mean mute_events?", "list", "mute_event")]
    [InlineData("Did you mean x-activity?", "list", "x-activities")]
    [InlineData("Did you mean dm.received/several-messages?", "show", "dm.received/several-message")]
    public async Task An_unknown_name_brings_near_ones(string says, params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, result.Errors, StringComparison.Ordinal);
    }

    private static Task<CommandResult> RunAsync(params string[] arguments) =>
        WarmTool.RunAsync(["samples", .. arguments], Repository.Root);
}
