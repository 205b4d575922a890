using System.Text.Json;
using TwitterEvents.Reading;
using TwitterEvents.Tool.Listening;

namespace TwitterEvents.Tool.Tests;

/// <summary>What <c>listen</c> says of an event beside its ids.</summary>
public sealed class EventSummaryTests
{
    private static readonly string[] Written = ["text", "description", "name", "headline", "hook", "summary", "title", "message", "before", "after", "encoded_event", "conversation_token"];

    [Fact]
    public void It_holds_nothing_that_somebody_wrote()
    {
        foreach (var sample in TwitterSamples.OfFamily("x-activity"))
        {
            var delivery = DeliveryReader.Read(sample.Body);
            var summary = string.Join('\n', delivery.Events.Select(EventSummary.Of));
            Assert.Matches(@"^[@\w?(),;:→. \n-]*$", summary);
            Assert.DoesNotContain(Texts(JsonElement.Parse(sample.Body.Span)), text => summary.Contains(text, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("post.create", @"^(post|reply|mention|repost|quote) \d+ by (@\w+ \()?\d+\)?$")]
    [InlineData("post.delete", @"^post \d+ by \d+$")]
    [InlineData("like.create", @"^post \d+ by (\d+|\?), liked by (\d+|\?)$")]
    [InlineData("follow.follow", @"^@\w+ \(\d+\) → @\w+ \(\d+\)$")]
    [InlineData("block.block", @"^@\w+ \(\d+\) → @\w+ \(\d+\)$")]
    [InlineData("dm.received", @"^message \d+ by (@\w+ \()?\d+\)?(; message \d+ by (@\w+ \()?\d+\)?)*$")]
    [InlineData("dm.read", @"^read by \d+, to message \d+$")]
    [InlineData("dm.indicate_typing", @"^by \d+$")]
    [InlineData("chat.received", @"^message \S+ by \d+, encrypted$")]
    [InlineData("oauth.revoke", @"^by \d+$")]
    public void It_names_who_and_what(string eventType, string form)
    {
        var samples = TwitterSamples.OfFamily("x-activity").Where(sample => sample.EventKey == eventType).ToList();

        Assert.NotEmpty(samples);
        Assert.All(samples.SelectMany(sample => DeliveryReader.Read(sample.Body).Events).Where(e => e.WireName == eventType), e => Assert.Matches(form, EventSummary.Of(e)));
    }

    /// <summary>What people wrote, of some length: a name of a letter would be found everywhere.</summary>
    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.Value.ValueKind == JsonValueKind.String
                ? Written.Contains(property.Name) && property.Value.GetString() is { Length: > 8 } text ? [text] : []
                : Texts(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        _ => [],
    };
}
