using Microsoft.Extensions.Time.Testing;
using TwitterEvents.Deliveries;
using TwitterEvents.Redelivery;

namespace TwitterEvents.Tests;

/// <summary>The memory of what succeeded: how long, how much, and how much of it one delivery may take.</summary>
public sealed class HandledMemoryTests
{
    private readonly FakeTimeProvider time = new();
    private readonly TwitterEventsOptions options = new() { RedeliveryWindow = TimeSpan.FromHours(1), RedeliveryCapacity = 1_000 };
    private readonly HandledMemory memory;

    public HandledMemoryTests() => memory = new(time, options);

    [Fact]
    public void A_pair_is_remembered_and_another_handler_or_event_is_not()
    {
        memory.Add(Key(1), handler: 0, Delivery());

        Assert.True(memory.Contains(Key(1), handler: 0));
        Assert.False(memory.Contains(Key(1), handler: 1));
        Assert.False(memory.Contains(Key(2), handler: 0));
    }

    [Fact]
    public void A_pair_is_forgotten_when_the_window_has_passed()
    {
        memory.Add(Key(1), 0, Delivery());

        time.Advance(options.RedeliveryWindow - TimeSpan.FromTicks(1));
        Assert.True(memory.Contains(Key(1), 0));

        time.Advance(TimeSpan.FromTicks(1));
        Assert.False(memory.Contains(Key(1), 0));
        Assert.Equal(0, memory.Count);
    }

    [Fact]
    public void The_oldest_pair_makes_room_for_the_one_beyond_the_capacity()
    {
        for (ulong i = 0; i < 1_000; i++)
        {
            memory.Add(Key(i), 0, Delivery());
        }

        Assert.True(memory.Contains(Key(0), 0));

        memory.Add(Key(1_000), 0, Delivery());

        Assert.Equal(1_000, memory.Count);
        Assert.False(memory.Contains(Key(0), 0));
        Assert.True(memory.Contains(Key(1), 0));
    }

    [Fact]
    public void One_delivery_fills_a_tenth_and_pushes_nothing_else_out()
    {
        for (ulong i = 0; i < 900; i++)
        {
            memory.Add(Key(i), 0, Delivery());
        }

        var huge = Delivery();
        for (ulong i = 0; i < 5_000; i++)
        {
            Assert.Equal(i < 100, memory.Add(Key(10_000 + i), 0, huge));
        }

        Assert.Equal(1_000, memory.Count);
        Assert.True(memory.Contains(Key(0), 0));
        Assert.True(memory.Contains(Key(10_099), 0));
        Assert.False(memory.Contains(Key(10_100), 0));
    }

    [Fact]
    public void A_capacity_that_shrinks_forgets_the_oldest()
    {
        for (ulong i = 0; i < 50; i++)
        {
            memory.Add(Key(i), 0, Delivery());
        }

        options.RedeliveryCapacity = 10;
        memory.Add(Key(50), 0, Delivery());

        Assert.Equal(10, memory.Count);
        Assert.True(memory.Contains(Key(50), 0));
    }

    [Fact]
    public void A_pair_added_twice_counts_once()
    {
        memory.Add(Key(1), 0, Delivery());
        memory.Add(Key(1), 0, Delivery());

        Assert.Equal(1, memory.Count);
    }

    private static RedeliveryKey Key(ulong number) => new(number, 0);

    private DeliveryRun Delivery() =>
        new(new RunningDeliveries(new Shutdown(options, time)), new DeliveryName(default), null, ((IProcessingSettings)options).Processing);
}
