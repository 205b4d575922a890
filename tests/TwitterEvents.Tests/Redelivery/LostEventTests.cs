namespace TwitterEvents.Tests;

/// <summary>Losing an event is worse than running it twice: what is not known to be the same runs.</summary>
public sealed class LostEventTests
{
    [Theory]
    [InlineData("""{"for_user_id":"1","direct_message_events":[{"type":"message_create","id":""},{"type":"message_create","id":""}]}""", 2)]
    [InlineData("""{"for_user_id":"1","direct_message_events":[{"type":"message_create","id":"0"},{"type":"message_create","id":"0"}]}""", 2)]
    [InlineData("""{"for_user_id":"1","made_up_events":[{"a":1},{"a":1},{"a":1}]}""", 3)]
    public async Task Items_without_identity_all_run_and_a_redelivery_of_the_same_bytes_runs_none(string body, int events)
    {
        var runs = 0;
        await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Any", (_, _, _) => { runs++; return default; }));

        await core.ProcessAsync(body);
        Assert.Equal(events, runs);

        await core.ProcessAsync(body);
        Assert.Equal(events, runs);
    }

    [Fact]
    public async Task Two_posts_of_a_filtered_stream_that_share_their_rules_both_run()
    {
        var runs = 0;
        await using var core = new Core(handlers => handlers.Handle<FilteredStreamPostEvent>("Any", (_, _, _) => { runs++; return default; }));

        await core.ProcessAsync("""{"data":{"id":"1"},"includes":{"users":[{"id":"9"}]},"matching_rules":[{"id":"5"}]}""");
        await core.ProcessAsync("""{"data":{"id":"2"},"includes":{"users":[{"id":"9"}]},"matching_rules":[{"id":"5"}]}""");

        Assert.Equal(2, runs);
    }

    [Theory]
    [InlineData("\"-3577827201104920132\"", 1)]
    [InlineData("42", 1)]
    [InlineData("\"\"", 2)]
    [InlineData("null", 2)]
    public async Task An_X_Activity_event_is_the_same_by_its_event_uuid_whatever_the_bytes_around_it_and_by_its_bytes_without(string id, int runs)
    {
        foreach (var type in (string[])["dm.read", "made.up"])
        {
            var seen = 0;
            await using var core = new Core(handlers => handlers.Handle<TwitterEvent>("Any", (_, _, _) => { seen++; return default; }));

            await core.ProcessAsync($$"""{"data":{"event_type":"{{type}}","event_uuid":{{id}},"payload":{} } }""");
            await core.ProcessAsync($$"""{"data":{"event_type":"{{type}}","event_uuid":{{id}},"payload":{} },"meta":{"replay":true} }""");

            Assert.Equal(runs, seen);
        }
    }

    [Fact]
    public async Task The_number_of_an_item_does_not_depend_on_which_kinds_have_a_handler()
    {
        // The follow between them is skipped unread by the second app, and must be counted all the same.
        const string Body = """{"for_user_id":"1","made_up_events":[{"a":1}],"follow_events":[{"type":"follow"}],"other_events":[{"a":1}]}""";
        var seen = new List<string>();
        await using var core = new Core(handlers => handlers.Handle<UnknownEvent>("Any", (e, _, _) => { seen.Add(e.WireName); return default; }));

        await core.ProcessAsync(Body);
        await core.ProcessAsync(Body);

        Assert.Equal(["made_up_events", "other_events"], seen);
    }
}
