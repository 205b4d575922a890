using Microsoft.Extensions.Time.Testing;
using TwitterEvents.Inbox;

namespace TwitterEvents.Tests;

/// <summary>The memory of what succeeded: 100,000 pairs, ten minutes.</summary>
public sealed class HandledMemoryTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void A_pair_is_remembered_and_another_handler_or_event_is_not()
    {
        var memory = new HandledMemory(time);

        memory.Add(Key("1"), "A");

        Assert.True(memory.Contains(Key("1"), "A"));
        Assert.False(memory.Contains(Key("1"), "B"));
        Assert.False(memory.Contains(Key("2"), "A"));
    }

    [Fact]
    public void App_user_kind_and_identity_make_the_event()
    {
        var memory = new HandledMemory(time);

        memory.Add(Key("1"), "A");

        Assert.False(memory.Contains(Key("1") with { App = "b" }, "A"));
        Assert.False(memory.Contains(Key("1") with { ForUserId = "2" }, "A"));
        Assert.False(memory.Contains(Key("1") with { WireName = "other_events" }, "A"));
        Assert.False(memory.Contains(Key("1") with { Kind = IncomingEvent.MalformedKind }, "A"));
    }

    [Fact]
    public void A_pair_is_forgotten_after_ten_minutes()
    {
        var memory = new HandledMemory(time);
        memory.Add(Key("1"), "A");

        time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.True(memory.Contains(Key("1"), "A"));

        time.Advance(TimeSpan.FromTicks(1));
        Assert.False(memory.Contains(Key("1"), "A"));
        Assert.Equal(0, memory.Count);
    }

    [Fact]
    public void The_oldest_pair_makes_room_for_the_one_beyond_100_000()
    {
        var memory = new HandledMemory(time);
        for (var i = 0; i < 100_000; i++)
        {
            memory.Add(Key($"{i}"), "A");
        }

        Assert.True(memory.Contains(Key("0"), "A"));

        memory.Add(Key("one more"), "A");

        Assert.Equal(100_000, memory.Count);
        Assert.False(memory.Contains(Key("0"), "A"));
        Assert.True(memory.Contains(Key("1"), "A"));
    }

    [Fact]
    public void A_pair_added_twice_counts_once()
    {
        var memory = new HandledMemory(time);

        memory.Add(Key("1"), "A");
        memory.Add(Key("1"), "A");

        Assert.Equal(1, memory.Count);
    }

    private static EventKey Key(string identity) => new(null, "1", UnknownEvent.UnknownKind, "made_up_events", identity);
}
