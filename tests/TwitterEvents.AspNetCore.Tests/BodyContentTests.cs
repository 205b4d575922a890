using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>What is answered to a signed body, whatever it holds: DESIGN §6 and §7.</summary>
public sealed class BodyContentTests
{
    [Theory]
    [InlineData("{", MalformedReason.InvalidJson)]
    [InlineData("""{"made_up_events":[{]}""", MalformedReason.InvalidJson)]
    [InlineData("""{"made_up_events":[{"a":1}]""", MalformedReason.InvalidJson)]
    [InlineData("""{'a':1}""", MalformedReason.InvalidJson)]
    [InlineData("""{"made_up_events":[{"a":1}]} x""", MalformedReason.TrailingData)]
    [InlineData("{}{}", MalformedReason.TrailingData)]
    public async Task A_broken_object_is_answered_200_and_given_to_handlers_of_malformed_deliveries(string body, MalformedReason reason)
    {
        await using var seen = await Seen.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await seen.Host.PostAsync(body));

        var malformed = Assert.Single(seen.Malformed);
        Assert.Equal(reason, malformed.Reason);
        Assert.Equal(Encoding.UTF8.GetBytes(body), malformed.Raw.ToArray());
        Assert.Empty(seen.Events);
        Assert.Contains(seen.Host.Logs.OfReceiver, line => line.Text.Contains("malformed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Invalid_UTF8_is_malformed()
    {
        await using var seen = await Seen.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await PostAsync(seen, [.. "{\"made_up_events\":[{\"a\":\""u8, 0xC3, 0x28, .. "\"}]}"u8]));

        Assert.Equal(MalformedReason.InvalidUtf8, Assert.Single(seen.Malformed).Reason);
    }

    [Fact]
    public async Task A_thousand_levels_are_malformed()
    {
        await using var seen = await Seen.StartAsync();
        var body = $$"""{"made_up_events":[{"a":{{new string('[', 500)}}{{new string(']', 500)}}}]}""";

        Assert.Equal(HttpStatusCode.OK, await seen.Host.PostAsync(body));

        Assert.Single(seen.Malformed);
        Assert.Empty(seen.Events);
    }

    [Fact]
    public async Task The_depth_limit_is_a_setting()
    {
        await using var seen = await Seen.StartAsync(new()
        {
            ["Twitter:ConsumerSecret"] = ReceiverHost.ConsumerSecret,
            ["Twitter:MaxDepth"] = "512",
        });
        var body = $$"""{"made_up_events":[{"a":{{new string('[', 500)}}{{new string(']', 500)}}}]}""";

        Assert.Equal(HttpStatusCode.OK, await seen.Host.PostAsync(body));

        Assert.Single(seen.Events);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{"made_up_events":[{"a":1}]}]""")]
    [InlineData("\"text\"")]
    [InlineData("42")]
    [InlineData("   ")]
    [InlineData("\uFEFF[1]")]
    [InlineData("\uFEFF")]
    [InlineData("\uFEFF\uFEFF{}")]
    [InlineData("\0{}")]
    public async Task What_is_no_object_is_answered_400_and_shown_to_no_handler(string body)
    {
        await using var seen = await Seen.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await seen.Host.PostAsync(body));

        Assert.Empty(seen.Events);
        Assert.Empty(seen.Malformed);
        Assert.Equal(1, seen.Host.Rejected("body_not_an_object"));
    }

    [Theory]
    [InlineData("\uFEFF")]
    [InlineData(" \t\r\n")]
    [InlineData("\uFEFF \n")]
    public async Task A_byte_order_mark_and_white_space_before_the_object_are_skipped(string before)
    {
        await using var seen = await Seen.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await seen.Host.PostAsync(before + Signed.Event()));

        Assert.Single(seen.Events);
    }

    [Fact]
    public async Task A_repeated_event_key_gives_all_its_items()
    {
        await using var seen = await Seen.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await seen.Host.PostAsync("""{"for_user_id":"1","made_up_events":[{"a":1}],"made_up_events":[{"a":2}]}"""));

        Assert.Equal(2, seen.Events.Count);
    }

    [Fact]
    public async Task A_repeated_property_is_kept_as_it_came()
    {
        await using var seen = await Seen.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await seen.Host.PostAsync("""{"for_user_id":"1","made_up_events":[{"a":1,"a":2}]}"""));

        Assert.Equal("""{"a":1,"a":2}""", Encoding.UTF8.GetString(Assert.Single(seen.Events).RawEvent.Span));
    }

    [Theory]
    [InlineData("""{"for_user_id":"1","made_up_events":[{"text":"\ud83d"}]}""")]
    [InlineData("""{"for_user_id":"1","made_up_events":[{"text":"\ude00 \ud83d"}]}""")]
    public async Task A_lone_surrogate_reaches_the_handler(string body)
    {
        await using var seen = await Seen.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await seen.Host.PostAsync(body));

        Assert.Contains("ud83d", Encoding.UTF8.GetString(Assert.Single(seen.Events).RawEvent.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_thousand_items_are_ten_thousand_events_in_order()
    {
        await using var seen = await Seen.StartAsync();
        var expected = Enumerable.Range(0, 10_000).Select(i => $$"""{"id":{{i}},"text":"a text of some length, as in life"}""").ToList();

        Assert.Equal(HttpStatusCode.OK, await seen.Host.PostAsync($$"""{"for_user_id":"1","made_up_events":[{{string.Join(',', expected)}}]}"""));

        Assert.Equal(
            expected,
            seen.Events.Select(context => Encoding.UTF8.GetString(context.RawEvent.Span)));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"for_user_id":"1"}""")]
    [InlineData("""{"for_user_id":"1","made_up_events":[]}""")]
    [InlineData("""{"for_user_id":"1","made_up_events":null}""")]
    public async Task A_delivery_without_events_is_answered_200(string body)
    {
        await using var seen = await Seen.StartAsync();

        Assert.Equal(HttpStatusCode.OK, await seen.Host.PostAsync(body));

        Assert.Empty(seen.Events);
    }

    [Fact]
    public async Task The_handler_learns_where_an_event_came_from()
    {
        await using var seen = await Seen.StartAsync();

        await seen.Host.PostAsync("""{"for_user_id":2244994945,"made_up_events":[{"a":1}]}""");

        var context = Assert.Single(seen.Events);
        Assert.Null(context.App);
        Assert.Equal("2244994945", context.ForUserId);
        Assert.Equal("made_up_events", context.WireName);
        Assert.Matches("^[0-9a-f]{32}$", context.DeliveryId);
    }

    private static async Task<HttpStatusCode> PostAsync(Seen seen, byte[] body)
    {
        using var response = await seen.Host.SendAsync(Signed.Post(body));
        return response.StatusCode;
    }

    private sealed class Seen : IAsyncDisposable
    {
        public ReceiverHost Host { get; private set; } = null!;

        public ConcurrentQueue<EventContext> Events { get; } = new();

        public ConcurrentQueue<MalformedDelivery> Malformed { get; } = new();

        public static async Task<Seen> StartAsync(Dictionary<string, string?>? settings = null)
        {
            var seen = new Seen();
            seen.Host = await ReceiverHost.StartAsync(
                handlers => handlers
                    .Handle<TwitterEvent>("Events", (_, context, _) => { seen.Events.Enqueue(context); return default; })
                    .Handle<MalformedDelivery>("Malformed", (malformed, _, _) => { seen.Malformed.Enqueue(malformed); return default; }),
                settings: settings);
            return seen;
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
