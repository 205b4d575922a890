using System.Text;
using System.Text.Json;

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

    [Theory]
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
    [InlineData("Did you mean follow_events/unfollow?", "show", "unfollow")]
    [InlineData("Did you mean favorite_events", "show", "favourite_events")]
    [InlineData("Of follow_events there are follow_events/follow-by-user, follow_events/follow, ", "show", "follow_events/something")]
    [InlineData("`twitter-events samples list` has all.", "show", "nothing-like-it-at-all")]
    [InlineData("Did you mean mute_events?", "list", "mute_event")]
    public async Task An_unknown_name_brings_near_ones(string says, params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(says, result.Errors, StringComparison.Ordinal);
    }

    private static Task<CommandResult> RunAsync(params string[] arguments) =>
        Command.RunAsync("dotnet", [Repository.Tool, "samples", .. arguments], Repository.Root);
}
