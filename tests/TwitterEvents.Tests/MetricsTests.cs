using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace TwitterEvents.Tests;

/// <summary>The meter <c>TwitterEvents</c>.</summary>
public sealed class MetricsTests
{
    [Fact]
    public async Task Deliveries_events_malformed_bodies_and_drift_are_counted()
    {
        var fails = false;
        await using var core = new Core(
            handlers => handlers.Handle<TwitterEvent>("Any", (_, _, _) => fails ? throw new InvalidOperationException("fails") : default),
            register: services => services.AddMetrics());
        var counts = new ConcurrentDictionary<string, long>();
        using var listener = Listen(core.Services.GetRequiredService<IMeterFactory>(), counts);

        await core.ProcessAsync("""{"for_user_id":"1","made_up_events":[{"id":1},{"id":2}]}""");
        fails = true;
        await core.ProcessAsync("""{"for_user_id":"1","made_up_events":[{"id":3}]}""");
        await core.ProcessAsync("{");
        await core.ProcessAsync("[]");

        Assert.Equal(2, counts["twitter_events.deliveries outcome=handled"]);
        Assert.Equal(1, counts["twitter_events.deliveries outcome=failed"]);
        Assert.Equal(1, counts["twitter_events.deliveries outcome=not_an_object"]);
        Assert.Equal(2, counts["twitter_events.events event=UnknownEvent outcome=handled"]);
        Assert.Equal(1, counts["twitter_events.events event=UnknownEvent outcome=failed"]);
        Assert.Equal(1, counts["twitter_events.malformed reason=InvalidJson"]);
        Assert.Equal(3, counts["twitter_events.drift kind=UnknownEvent"]);
    }

    [Fact]
    public async Task Each_outcome_of_an_event_has_its_tag_and_each_gauge_its_value()
    {
        var time = new FakeTimeProvider();
        var reached = new Signal();
        var gate = new TaskCompletionSource();
        await using var core = new Core(
            handlers => handlers.Handle<UnknownEvent>("Slow", async (e, _, _) =>
            {
                if (e.WireName == "slow_events")
                {
                    reached.Set();
                    await gate.Task;
                }
            }),
            time,
            register: services => services.AddMetrics(),
            options: options => options.MaxConcurrentDeliveries = 1);
        var counts = new ConcurrentDictionary<string, long>();
        using var listener = Listen(core.Services.GetRequiredService<IMeterFactory>(), counts);

        await core.ProcessAsync("""{"for_user_id":"1","made_up_events":[{"id":1}],"follow_events":[{"type":"follow"}]}""");
        await core.ProcessAsync("""{"for_user_id":"1","made_up_events":[{"id":1}],"follow_events":[{"type":"follow"}]}""");
        await core.ProcessAsync("{");
        var slow = core.ProcessAsync("""{"for_user_id":"1","slow_events":[{"id":1}]}""");
        await reached;
        await core.ProcessAsync("""{"for_user_id":"1","made_up_events":[{"id":2}]}""");
        time.Advance(TimeSpan.FromSeconds(7));
        listener.RecordObservableInstruments();
        Assert.Equal(1, counts["twitter_events.handlers.running"]);
        Assert.Equal(7_000, counts["twitter_events.handlers.oldest"]);
        Assert.Equal(0, counts["twitter_events.handlers.overrunning"]);
        time.Advance(TimeSpan.FromSeconds(53));
        await slow;
        listener.RecordObservableInstruments();
        gate.SetResult();

        Assert.Equal(1, counts["twitter_events.handlers.overrunning"]);
        Assert.Equal(1, counts["twitter_events.events event=UnknownEvent outcome=handled"]);
        Assert.Equal(1, counts["twitter_events.events event=UnknownEvent outcome=repeated"]);
        Assert.Equal(1, counts["twitter_events.events event=UnknownEvent outcome=busy"]);
        Assert.Equal(1, counts["twitter_events.events event=UnknownEvent outcome=timeout"]);
        Assert.Equal(2, counts["twitter_events.events event=FollowEvent outcome=unhandled"]);
        Assert.Equal(1, counts["twitter_events.events event=MalformedDelivery outcome=unhandled"]);
        Assert.Equal(60_000, counts["twitter_events.handler.duration handler=Slow event=UnknownEvent outcome=timeout"]);
        Assert.Equal(60_000, counts["twitter_events.delivery.duration outcome=failed"]);
        Assert.Equal(1, counts["twitter_events.deliveries outcome=busy"]);
    }

    private static MeterListener Listen(IMeterFactory factory, ConcurrentDictionary<string, long> counts)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        // Durations are summed in milliseconds, gauges have their last value.
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Count(instrument, (long)(value * 1_000), tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument, value, tags));
        listener.Start();
        return listener;

        void Count(Instrument instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var key = instrument.Name;
            foreach (var tag in tags)
            {
                key += $" {tag.Key}={tag.Value}";
            }

            counts.AddOrUpdate(key, value, (_, sum) => instrument.IsObservable ? value : sum + value);
        }
    }
}
