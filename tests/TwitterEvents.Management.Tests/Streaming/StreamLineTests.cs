using System.Text;

namespace TwitterEvents.Management.Tests;

/// <summary>What a line is, before it is read.</summary>
public sealed class StreamLineTests
{
    [Theory]
    [InlineData("""{"data":{"event_type":"follow.follow","filter":{"user_id":"815"},"payload":{}}}""", "815", null)]
    [InlineData("""{"data":{"payload":{"filter":{"user_id":"1"}},"filter":{"direction":"inbound","user_id":"815"}}}""", "815", null)]
    [InlineData("""{"meta":{"replay":true},"data":[{"filter":{"user_id":"815"}},{"filter":{"user_id":"816"}}]}""", "815", null)]
    [InlineData("""{"data":[{"filter":{}},{"filter":{"user_id":"816"}}]}""", "816", null)]
    [InlineData("""{"data":{"filter":{}}}""", null, null)]
    [InlineData("""{"data":{"filter":{"user_id":815}}}""", null, null)]
    [InlineData("""{"data":{"filter":{"user_id":"\ud800"}}}""", null, null)]
    [InlineData("""{"data":{"filter":[]}}""", null, null)]
    [InlineData("""{"data":null}""", null, null)]
    [InlineData("""{"errors":[{"title":"operational-disconnect","detail":"It ends."}]}""", null, "It ends.")]
    [InlineData("""{"errors":[{"title":"operational-disconnect"}]}""", null, "operational-disconnect")]
    [InlineData("""{"errors":[{"detail":"a\nb\u202e"}]}""", null, "a\\nb\\u202E")]
    [InlineData("""{"errors":[]}""", null, "")]
    [InlineData("""{"errors":"broken"}""", null, "")]
    [InlineData("""{"errors":[{"detail":"A user is gone."}],"data":{"filter":{"user_id":"815"}}}""", "815", null)]
    [InlineData("""{"data":{"filter":{"user_id":"815"}},"errors":[{"detail":"A user is gone."}]}""", "815", null)]
    [InlineData("""{"for_user_id":"815","follow_events":[]}""", null, null)]
    [InlineData("""{"data":{"filter":{"user_id":"815"},""", null, null)]
    [InlineData("[1]", null, null)]
    [InlineData("<html>", null, null)]
    [InlineData("", null, null)]
    public void Whose_it_is_and_what_X_tells(string line, string? userId, string? problem)
    {
        var content = StreamLine.Of(Encoding.UTF8.GetBytes(line));

        Assert.Equal((userId, problem), (content.UserId, content.Problem));
    }
}
