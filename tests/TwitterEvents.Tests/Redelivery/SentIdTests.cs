using System.Text;
using TwitterEvents.Deliveries;
using TwitterEvents.Reading;
using TwitterEvents.Redelivery;

namespace TwitterEvents.Tests;

/// <summary>X Activity gives an id to what it sends, and may send several events under it.</summary>
public sealed class SentIdTests
{
    private const string Type = """ "event_type":"follow.follow" """;

    [Fact]
    public void An_id_makes_the_event_whatever_the_bytes_around_it() =>
        Assert.Equal(Keys(Of("u-1", "{}")), Keys(Of("u-1", """{"source":{"id":"7"}}""")));

    [Theory]
    [InlineData("u-2", Type, "1")]
    [InlineData("u-1", """ "event_type":"follow.unfollow" """, "1")]
    [InlineData("u-1", """ "event_type":"follow.lost" """, "1")]
    [InlineData("u-1", Type, "2")]
    public void Another_id_kind_or_user_is_another_event(string id, string type, string user) =>
        Assert.NotEqual(Keys(Of("u-1", "{}")), Keys(Of(id, "{}", type, user)));

    [Fact]
    public void Events_that_one_id_brings_are_not_one_event()
    {
        var keys = Keys(Of("u-1", """[{},{},{"source":{"id":"7"}},5,null,{"\ud800":1},{"\ud800":2}]"""));

        Assert.Equal(7, keys.Distinct().Count());
        Assert.Equal(keys, Keys(Of("u-1", """[{},{},{"source":{"id":"8"}},5,null,{"\ud800":1},{"\ud800":2}]""")));
        Assert.Equal(Assert.Single(Keys(Of("u-1", "{}"))), keys[0]);
    }

    [Fact]
    public void Events_that_one_id_brings_in_several_objects_are_not_one_event()
    {
        const string Item = $$"""{"event_uuid":"u-1","payload":{},{{Type}} }""";

        Assert.Equal(2, Keys($$"""{"data":[{{Item}},{{Item}}]}""").Distinct().Count());
    }

    [Fact]
    public void Ids_of_several_objects_are_each_its_own_whatever_their_order()
    {
        var (one, other) = (Item("u-1"), Item("u-2"));

        Assert.Equal(Keys($$"""{"data":[{{one}},{{other}}]}"""), Keys($$"""{"data":[{{other}},{{one}}]}""").Reverse());

        static string Item(string id) => $$"""{"event_uuid":"{{id}}","payload":{},{{Type}} }""";
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("5")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"\ud800":1}""")]
    public void An_event_of_an_unknown_kind_or_form_has_the_id_too(string payload)
    {
        const string Lost = """ "event_type":"tea.boil" """;

        Assert.Equal(Keys(Of("u-1", payload, Lost)), Keys(Of("u-1", payload, Lost) + " "));
        Assert.NotEqual(Keys(Of("u-1", payload, Lost)), Keys(Of("u-2", payload, Lost)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData(null)]
    public void An_id_that_names_nothing_is_none(string? id)
    {
        var body = Of(id, "[{},{}]");

        Assert.Equal(2, Keys(body).Distinct().Count());
        Assert.Equal(Keys(body), Keys(body));
        Assert.NotEqual(Keys(body), Keys(body + " "));
    }

    private static string Of(string? id, string payload, string type = Type, string user = "1")
    {
        var uuid = id is null ? "null" : $"\"{id}\"";
        return $$"""{"data":{"event_uuid":{{uuid}},{{type}},"filter":{"user_id":"{{user}}"},"payload":{{payload}} } }""";
    }

    private static RedeliveryKey[] Keys(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var delivery = DeliveryReader.Read(bytes);
        Assert.Null(delivery.Malformed);
        return [.. IncomingEvent.Of(delivery, bytes, app: null, new DeliveryName(bytes), DateTimeOffset.UnixEpoch).Select(static e => e.Key)];
    }
}
