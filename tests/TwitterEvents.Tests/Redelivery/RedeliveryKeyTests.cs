using System.Text;
using TwitterEvents.Deliveries;
using TwitterEvents.Reading;
using TwitterEvents.Redelivery;

namespace TwitterEvents.Tests;

/// <summary>What makes two events the same one.</summary>
public sealed class RedeliveryKeyTests
{
    private const string Message = """{"for_user_id":"1","direct_message_events":[{"type":"message_create","id":"79"}]}""";

    [Fact]
    public void An_id_makes_the_event_whatever_the_bytes_around_it() =>
        Assert.Equal(Key(Message), Key(Message.Replace(":[", ": [", StringComparison.Ordinal)));

    [Theory]
    [InlineData("\"1\"", "\"2\"")]
    [InlineData("\"79\"", "\"80\"")]
    [InlineData("direct_message_events", "another_events")]
    public void Another_user_id_or_kind_is_another_event(string part, string other) =>
        Assert.NotEqual(Key(Message), Key(Message.Replace(part, other, StringComparison.Ordinal)));

    [Fact]
    public void Another_app_is_another_event() => Assert.NotEqual(Key(Message), Key(Message, app: "b"));

    [Fact]
    public void Without_an_id_the_same_bytes_are_the_same_event_and_others_are_not()
    {
        const string Unknown = """{"for_user_id":"1","made_up_events":[{"text":"a"}]}""";

        Assert.Equal(Key(Unknown), Key(Unknown));
        Assert.NotEqual(Key(Unknown), Key(Unknown + " "));
    }

    [Fact]
    public void Without_an_id_two_equal_items_of_a_delivery_are_two_events()
    {
        const string Twice = """{"for_user_id":"1","made_up_events":[{"text":"a"},{"text":"a"}]}""";

        Assert.NotEqual(Key(Twice, index: 0), Key(Twice, index: 1));
    }

    /// <summary>A version without a schema of its kind knows it by its bytes.</summary>
    [Fact]
    public void An_event_with_an_id_was_known_by_its_bytes_before_its_kind_had_a_schema()
    {
        var bytes = Encoding.UTF8.GetBytes(Message);
        var (known, name) = ((DirectMessageEvent)DeliveryReader.Read(bytes).Events[0], new DeliveryName(bytes));
        var unknown = new UnknownEvent("direct_message_events") { Envelope = known.Envelope };

        Assert.Equal(RedeliveryKey.Of(unknown, "a", name, 3), RedeliveryKey.FormerOf(known, "a", name, 3));
        Assert.Null(RedeliveryKey.FormerOf(unknown, "a", name, 3));
    }

    [Fact]
    public void An_id_of_any_length_makes_a_key()
    {
        var body = Message.Replace("79", new string('é', 100_000), StringComparison.Ordinal);

        Assert.Equal(Key(body), Key(body));
        Assert.NotEqual(Key(body), Key(Message));
    }

    private static RedeliveryKey Key(string body, string? app = null, int index = 0)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return RedeliveryKey.Of(DeliveryReader.Read(bytes).Events[index], app, new DeliveryName(bytes), index);
    }
}
