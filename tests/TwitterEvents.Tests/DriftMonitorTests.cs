using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitterEvents.Reading;

namespace TwitterEvents.Tests;

public sealed class DriftMonitorTests
{
    [Fact]
    public async Task Drift_is_counted_by_path_and_logged_once()
    {
        await using var core = new Core();
        var monitor = core.Services.GetRequiredService<DriftMonitor>();

        await core.ProcessAsync("""{"for_user_id":"7","made_up_events":[{"id":1}]}""");
        await core.ProcessAsync("""{"for_user_id":"7","made_up_events":[{"id":2}],"other_made_up_events":[{"id":3}]}""");

        Assert.Equal(
            [
                new DriftCount(new Drift(DriftKind.UnknownEvent, "made_up_events"), 2),
                new DriftCount(new Drift(DriftKind.UnknownEvent, "other_made_up_events"), 1),
            ],
            monitor.GetCounts());
        Assert.Equal(2, core.Logs.Lines.Count(line => line.Level >= LogLevel.Information));
    }

    [Fact]
    public async Task Beyond_1_000_paths_drift_is_counted_together()
    {
        await using var core = new Core();
        var monitor = core.Services.GetRequiredService<DriftMonitor>();

        for (var i = 0; i < 1_005; i++)
        {
            await core.ProcessAsync($$"""{"for_user_id":"1","made_up_{{i}}_events":[{"id":1}]}""");
        }

        Assert.Equal(1_000, monitor.GetCounts().Count);
        Assert.Equal(5, monitor.UncountedByPath);
        Assert.Equal(1_001, core.Logs.Lines.Count(line => line.Level >= LogLevel.Information));
    }

    [Fact]
    public async Task A_name_of_a_megabyte_is_neither_kept_nor_logged_whole()
    {
        await using var core = new Core();
        var name = new string('a', 1_000_000);

        await core.ProcessAsync($$"""{"for_user_id":"7","{{name}}\n":[{"id":1}],"tweet_create_events":[{"{{name}}":1}]}""");

        Assert.All(core.Services.GetRequiredService<DriftMonitor>().GetCounts(), count => Assert.InRange(count.Drift.Path.Length, 1, 410));
        Assert.All(core.Logs.Lines, line => Assert.InRange(line.ToString()!.Length, 1, 2_000));
    }

    [Fact]
    public async Task Drift_that_a_delivery_had_too_much_of_is_counted_together()
    {
        await using var core = new Core();
        var monitor = core.Services.GetRequiredService<DriftMonitor>();

        monitor.Record([new Drift(DriftKind.UnknownProperty, "a")], omitted: 5);
        monitor.Record([], omitted: 2);

        Assert.Equal(7, monitor.UncountedByPath);
        Assert.Single(monitor.GetCounts());
    }
}
