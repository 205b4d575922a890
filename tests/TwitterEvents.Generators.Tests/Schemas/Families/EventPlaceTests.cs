using System.Text.Json;
using TwitterEvents.Generators.Tests.Schemas.Support;
using TwitterEvents.Reading;

namespace TwitterEvents.Generators.Tests.Schemas.Families;

/// <summary>Events that stand at a place, with their kind named beside them, in whatever order and form; each body is written back without loss.</summary>
public sealed class EventPlaceTests : IDisposable
{
    private const string Sent = """ "kind":"parcel.sent" """;
    private const string Received = """ "kind":"parcel.received" """;
    private const string Payload = """ "payload":{"weight":3} """;

    private readonly ForeignLibrary library = new(Parcels.Run);

    /// <summary>What the holder has, the events, and the places that are drift.</summary>
    [Theory]
    [InlineData($$"""{{Sent}},{{Payload}}""", """ParcelSentEvent {"weight":3}""")]
    [InlineData($$"""{{Payload}},{{Sent}}""", """ParcelSentEvent {"weight":3}""")]
    [InlineData($$"""{{Received}},{{Payload}},{{Sent}}""", """ParcelSentEvent {"weight":3}""")]
    [InlineData($$"""{{Sent}},{{Payload}},{{Received}}""", """ParcelReceivedEvent {"weight":3}""", "data.payload(parcel.received).weight")]
    [InlineData($$"""{{Sent}},{{Received}},{{Payload}}""", """ParcelReceivedEvent {"weight":3}""", "data.payload(parcel.received).weight")]
    [InlineData($$"""{{Payload}},{{Sent}},{{Payload}}""", """ParcelSentEvent {"weight":3}""")]
    [InlineData($$"""{{Sent}},"payload":{"shelf":"a"},{{Payload}}""", """ParcelSentEvent {"weight":3}""", "data.payload(parcel.sent).shelf")]
    [InlineData($$"""{{Sent}},"payload":[{"weight":1},{"weight":2}],"payload":{"weight":3}""", """ParcelSentEvent {"weight":3}""")]
    [InlineData($$"""{{Sent}},{{Payload}},"payload":null""", """UnknownParcelsEvent(parcel.sent) {"kind":"parcel.sent","payload":{"weight":3},"payload":null}""", "data[\"parcel.sent\"]")]
    [InlineData($$"""{{Payload}}""", """UnknownParcelsEvent() {"weight":3}""", "data.payload[\"\"]")]
    [InlineData($$"""{{Sent}},{{Payload}},"kind":null""", """UnknownParcelsEvent() {"weight":3}""", "data.payload[\"\"]")]
    [InlineData($$"""{{Sent}},{{Payload}},"kind":7""", """UnknownParcelsEvent() {"weight":3}""", "data.payload[\"\"] data.kind")]
    [InlineData($$"""{{Payload}},"kind":{"a":[1]}""", """UnknownParcelsEvent() {"weight":3}""", "data.payload[\"\"] data.kind")]
    [InlineData($$"""{{Payload}},"kind":"parcel.lost" """, """UnknownParcelsEvent(parcel.lost) {"weight":3}""", "data.payload[\"parcel.lost\"]")]
    [InlineData($$"""{{Sent}},{{Payload}},"kind":"parcel.lost" """, """UnknownParcelsEvent(parcel.lost) {"weight":3}""", "data.payload[\"parcel.lost\"]")]
    [InlineData($$"""{{Payload}},"kind":"ParcelArrived" """, """ParcelReceivedEvent {"weight":3}""", "data.payload(parcel.received).weight")]
    [InlineData($$"""{{Payload}},"kind":"Parcel.Sent" """, """UnknownParcelsEvent(Parcel.Sent) {"weight":3}""", "data.payload[\"Parcel.Sent\"]")]
    [InlineData($$"""{{Sent}}""", """UnknownParcelsEvent(parcel.sent) {"kind":"parcel.sent"}""")]
    [InlineData($$"""{{Sent}},"payload":null""", """UnknownParcelsEvent(parcel.sent) {"kind":"parcel.sent","payload":null}""")]
    [InlineData($$"""{{Sent}},"payload":[]""", """UnknownParcelsEvent(parcel.sent) {"kind":"parcel.sent","payload":[]}""")]
    [InlineData($$"""{{Sent}},"payload":5""", "UnknownParcelsEvent(parcel.sent) 5")]
    [InlineData($$"""{{Sent}},"payload":"x" """, "UnknownParcelsEvent(parcel.sent) \"x\"")]
    [InlineData($$"""{{Sent}},"payload":[{"weight":1},{"weight":2}]""", """ParcelSentEvent {"weight":1} | ParcelSentEvent {"weight":2}""")]
    [InlineData($$""" "payload":[{"weight":1},{"weight":2}],{{Sent}}""", """ParcelSentEvent {"weight":1} | ParcelSentEvent {"weight":2}""")]
    [InlineData($$"""{{Sent}},"payload":[{"weight":1},null,[2],"x",{}]""", """ParcelSentEvent {"weight":1} | UnknownParcelsEvent(parcel.sent) null | UnknownParcelsEvent(parcel.sent) [2] | UnknownParcelsEvent(parcel.sent) "x" | ParcelSentEvent {}""")]
    [InlineData($$"""{{Sent}},"payload":[{"weight":1}],"kind":"parcel.lost" """, """UnknownParcelsEvent(parcel.lost) {"weight":1}""")]
    [InlineData($$"""{{Sent}},{{Payload}},"more":[1],"note":{"a":1}""", """ParcelSentEvent {"weight":3}""", "data.more data.note")]
    [InlineData($$"""{{Payload}},"more":[1],"note":{"a":1},{{Sent}}""", """ParcelSentEvent {"weight":3}""", "data.more data.note")]
    public void The_last_kind_counts_wherever_it_stands(string holder, string events, string? drifts = null)
    {
        holder = Compact(holder);
        var body = $$$"""{"data":{{{{holder}}}},"meta":{"try":2}}""";

        Assert.Equal(events, library.Show(body));
        Assert.Equal(events, library.Show($$$"""{"meta":{"try":2},"data":{{{{holder}}}}}"""));
        if (drifts is not null)
        {
            Assert.Equal(drifts, Drifts(library.Read(body)));
        }
    }

    [Theory]
    [InlineData("""{"data":[{"kind":"parcel.sent","payload":{"weight":1}},{"payload":{"shelf":"b"},"kind":"parcel.received"}]}""", """ParcelSentEvent {"weight":1} | ParcelReceivedEvent {"shelf":"b"}""")]
    [InlineData("""{"data":[{"kind":"parcel.sent"},{"kind":"parcel.sent","payload":[{},{}]}]}""", """UnknownParcelsEvent(parcel.sent) {"kind":"parcel.sent"} | ParcelSentEvent {} | ParcelSentEvent {}""")]
    [InlineData("""{"data":{"kind":"parcel.sent","payload":{"weight":1}},"data":{"kind":"parcel.sent","payload":{"weight":2}}}""", """ParcelSentEvent {"weight":2}""")]
    [InlineData("""{"data":null,"meta":{"try":1}}""", """UnknownEvent(meta) {"data":null,"meta":{"try":1}}""")]
    [InlineData("""{"data":5,"meta":{"try":1}}""", """UnknownEvent(meta) {"data":5,"meta":{"try":1}}""")]
    [InlineData("""{"data":[],"meta":{"try":1}}""", """UnknownEvent(data) {"data":[],"meta":{"try":1}}""")]
    [InlineData("""{"meta":{"try":1}}""", """UnknownEvent(meta) {"meta":{"try":1}}""")]
    [InlineData("""{"meta":7}""", """UnknownEvent(meta) {"meta":7}""")]
    [InlineData("""{"data":{"kind":"parcel.sent","payload":{"weight":1}},"data":null,"meta":{"type":"x"}}""", """UnknownEvent(data) {"data":{"kind":"parcel.sent","payload":{"weight":1}},"data":null,"meta":{"type":"x"}}""")]
    public void No_delivery_is_nothing_and_each_holder_has_its_own_kind(string body, string events) => Assert.Equal(events, library.Show(body));

    /// <summary>Half a surrogate pair is no name that a .NET string could hold; whatever has it is kept.</summary>
    [Theory]
    [InlineData("""{"\ud800":1,"data":{"kind":"parcel.sent","payload":{"weight":1}}}""", "ParcelSentEvent")]
    [InlineData("""{"\ud800":[{"\ud800":1}],"data":{"payload":{"weight":1},"kind":"parcel.sent"},"\udc00":2}""", "ParcelSentEvent")]
    [InlineData("""{"data":{"kind":"parcel.sent","payload":{"weight":1,"\ud800":1}}}""", "UnknownParcelsEvent")]
    [InlineData("""{"data":{"kind":"parcel.sent","payload":{"to":{"\ud800":1}}}}""", "ParcelSentEvent")]
    [InlineData("""{"data":{"kind":"parcel.sent","payload":[{"\ud800":1},{"weight":1}]}}""", "UnknownParcelsEvent ParcelSentEvent")]
    [InlineData("""{"data":{"kind":"parcel.sent","depot":{"\ud800":1},"payload":{"weight":1}}}""", "ParcelSentEvent")]
    [InlineData("""{"data":{"kind":"\ud800","payload":{"weight":1}}}""", "UnknownParcelsEvent")]
    [InlineData("""{"data":{"kind":"parcel.lost","payload":{"\ud800":1}}}""", "UnknownParcelsEvent")]
    [InlineData("""{"data":{"kind":"parcel.sent","\ud800":1,"payload":{"weight":1}}}""", "UnknownEvent")]
    [InlineData("""{"data":[{"kind":"parcel.sent","\ud800":1,"payload":{"weight":1}},{"kind":"parcel.sent","payload":{"weight":1}}]}""", "UnknownEvent")]
    public void A_name_that_no_string_can_hold_loses_nothing(string body, string types)
    {
        var delivery = library.ReadWithoutLoss(body);

        Assert.Equal(types, string.Join(' ', delivery.Events.Select(static e => e.GetType().Name)));
    }

    [Fact]
    public void An_event_has_what_stands_around_it()
    {
        dynamic e = Single("""{"data":{"payload":{"weight":1},"kind":"parcel.sent","uuid":"u-2","note":"n","depot":{"user_id":9,"city":"c"}},"meta":{"try":2}}""");

        Assert.Equal(("9", "u-2", "n", "c", 2L), ((string)e.ForUserId, (string)e.EventId, (string)e.Note, (string)e.Depot.City, (long)e.Try));
        Assert.Equal("u-2", e.Data.Uuid);
        Assert.Equal("parcels", e.Envelope.Family);
    }

    [Theory]
    [InlineData("""{"weight":1}""", """{"weight":1}""")]
    [InlineData("5", "5")]
    [InlineData("null", """{"kind":"parcel.lost","uuid":"u-2","note":"n","depot":{"user_id":"9"},"payload":null}""")]
    public void An_event_of_an_unknown_kind_has_it_too(string payload, string raw)
    {
        dynamic e = Single($$$"""{"data":{"kind":"parcel.lost","uuid":"u-2","note":"n","depot":{"user_id":"9"},"payload":{{{payload}}}},"meta":{"try":2}}""");

        Assert.Equal(("9", "u-2", "n", 2L), ((string)e.ForUserId, (string)e.EventId, (string)e.Note, (long)e.Try));
        Assert.Equal("parcel.lost", e.WireName);
        Assert.Equal(raw, ((JsonElement)e.Raw).GetRawText());
        Assert.Equal("parcels", e.Envelope.Family);
    }

    [Fact]
    public void Of_several_holders_each_event_has_its_own()
    {
        var events = library.ReadWithoutLoss("""
            {"data":[{"kind":"parcel.sent","uuid":"u-2","depot":{"user_id":"8"},"payload":{}},{"kind":"parcel.lost","uuid":"u-3","depot":{"user_id":"9"},"payload":{}}]}
            """).Events;

        Assert.Equal(["8 u-2", "9 u-3"], events.Select(static (dynamic e) => $"{e.ForUserId} {e.EventId}"));
    }

    [Fact]
    public void An_event_that_no_delivery_brought_has_nothing_around_it()
    {
        dynamic e = Activator.CreateInstance(Single("""{"data":{"kind":"parcel.sent","payload":{}}}""").GetType())!;

        Assert.Null(e.ForUserId);
        Assert.Null(e.EventId);
        Assert.Null(e.Try);
        Assert.Null(e.Data);
    }

    [Fact]
    public void Events_are_equal_by_what_they_say_and_not_by_where_their_delivery_had_them()
    {
        const string Event = """{"kind":"parcel.sent","payload":{"weight":1}}""";

        var events = library.Read($$"""{"data":[{{Event}},{{Event}}]}""").Events;

        Assert.Equal(events[0], events[1]);
    }

    public void Dispose() => library.Dispose();

    private TwitterEvent Single(string body) => Assert.Single(library.ReadWithoutLoss(body).Events);

    private static string Drifts(Delivery delivery) => string.Join(' ', delivery.Drifts.Select(static drift => drift.Path));

    private static string Compact(string holder) => holder.Trim().Replace(" ", "", StringComparison.Ordinal);
}
