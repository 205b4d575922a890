using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

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

        Assert.Equal(2, counts["twitter_events.deliveries outcome=Handled"]);
        Assert.Equal(1, counts["twitter_events.deliveries outcome=Failed"]);
        Assert.Equal(1, counts["twitter_events.deliveries outcome=NotAnObject"]);
        Assert.Equal(2, counts["twitter_events.events event=UnknownEvent outcome=handled"]);
        Assert.Equal(1, counts["twitter_events.events event=UnknownEvent outcome=failed"]);
        Assert.Equal(1, counts["twitter_events.malformed reason=InvalidJson"]);
        Assert.Equal(3, counts["twitter_events.drift kind=UnknownEvent"]);
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
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var key = instrument.Name;
            foreach (var tag in tags)
            {
                key += $" {tag.Key}={tag.Value}";
            }

            counts.AddOrUpdate(key, value, (_, sum) => sum + value);
        });
        listener.Start();
        return listener;
    }
}
