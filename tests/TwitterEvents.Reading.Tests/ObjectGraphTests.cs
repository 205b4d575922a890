using TwitterEvents.Models;
using TwitterEvents.Reading.Tests.Support;

namespace TwitterEvents.Reading.Tests;

/// <summary>The comparer of the differential tests must be able to say no.</summary>
public class ObjectGraphTests
{
    [Fact]
    public void Records_that_differ_in_one_deep_property_are_told_apart()
    {
        var left = Tweet("one");

        Assert.Null(ObjectGraph.Difference(left, Tweet("one")));
        Assert.Equal(".Entities.Hashtags[1].Text: one and two", ObjectGraph.Difference(left, Tweet("two")));
        Assert.Equal(".Entities.Hashtags: 2 and 0 items", ObjectGraph.Difference(left, left with { Entities = new() { Hashtags = [] } }));
        Assert.Equal(".Lang: null and en", ObjectGraph.Difference(left, left with { Lang = "en" }));
        Assert.NotNull(ObjectGraph.Difference(left, left with { CreatedAt = DateTimeOffset.UnixEpoch }));
        Assert.NotNull(ObjectGraph.Difference(new User { IdValue = "1" }, new User { IdValue = 1 }));
    }

    [Fact]
    public void Maps_that_differ_are_told_apart()
    {
        var left = new Place { Attributes = new Dictionary<string, string> { ["a"] = "1" } };

        Assert.Null(ObjectGraph.Difference(left, new Place { Attributes = new Dictionary<string, string> { ["a"] = "1" } }));
        Assert.NotNull(ObjectGraph.Difference(left, new Place { Attributes = new Dictionary<string, string> { ["a"] = "2" } }));
        Assert.NotNull(ObjectGraph.Difference(left, new Place { Attributes = new Dictionary<string, string> { ["b"] = "1" } }));
    }

    private static Tweet Tweet(string second) => new() { Entities = new() { Hashtags = [new() { Text = "a" }, new() { Text = second }] } };
}
