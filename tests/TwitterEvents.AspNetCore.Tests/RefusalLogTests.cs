using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TwitterEvents.Receiving;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>One Warning per reason and minute, and none of the others is swallowed.</summary>
public sealed class RefusalLogTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider time = new();
    private readonly CollectedLogs logs = new();
    private readonly LoggerFactory loggers;
    private readonly RefusalLog log;

    public RefusalLogTests()
    {
        loggers = new LoggerFactory([logs], new LoggerFilterOptions { MinLevel = LogLevel.Debug });
        log = new RefusalLog(time, loggers);
    }

    private IEnumerable<string> Warnings => logs.Lines.Where(line => line.Level == LogLevel.Warning).Select(line => line.Text);

    public void Dispose()
    {
        log.Dispose();
        loggers.Dispose();
    }

    [Fact]
    public void The_first_is_a_warning_at_once_and_each_other_one_a_debug_line()
    {
        Refuse(times: 3);

        Assert.Equal([LogLevel.Warning, LogLevel.Debug, LogLevel.Debug], logs.Lines.Select(line => line.Level));
        Assert.Single(logs.Lines.Select(line => line.Text).Distinct());
    }

    [Fact]
    public void After_a_minute_the_number_of_the_others_is_told()
    {
        Refuse(times: 1_235);

        time.Advance(Minute);

        Assert.Equal("Answered 413 to 1234 more requests of /a in the last minute (body_too_large).", Warnings.Last());
        Assert.Equal(2, Warnings.Count());
    }

    [Fact]
    public void While_it_lasts_there_is_one_line_a_minute()
    {
        for (var minute = 0; minute < 10; minute++)
        {
            Refuse(times: 100);
            time.Advance(Minute);
        }

        Assert.Equal(11, Warnings.Count());
        Assert.Equal(999, Warnings.Skip(1).Sum(line => int.Parse(line.Split(' ')[3], CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void After_a_quiet_minute_nothing_is_told_and_the_next_one_is_a_warning_at_once()
    {
        Refuse(times: 1);
        time.Advance(Minute);
        Assert.Single(Warnings);

        Refuse(times: 1);

        Assert.Equal(2, Warnings.Count());
    }

    [Fact]
    public void Each_reason_and_each_endpoint_has_its_own_line()
    {
        log.Log(Refusal.BodyTooLarge, "POST", "/a");
        log.Log(Refusal.BodyTooLarge, "POST", "/b");
        log.Log(Refusal.SignatureMissing, "POST", "/a");

        Assert.Equal(3, Warnings.Count());
    }

    [Fact]
    public void What_handlers_cause_is_told_each_time_and_what_keeps_all_deliveries_out_once()
    {
        for (var i = 0; i < 3; i++)
        {
            log.Log(Refusal.HandlerFailed, "POST", "/a");
            log.Log(Refusal.NotStored, "POST", "/a");
            log.Log(Refusal.TooManyDeliveries, "POST", "/a");
        }

        Assert.Equal(3 + 1 + 1, Warnings.Count());
    }

    [Fact]
    public void When_the_app_ends_what_was_not_told_is_told()
    {
        Refuse(times: 3);

        log.Dispose();

        Assert.Equal("Answered 413 to 2 more requests of /a in the last minute (body_too_large).", Warnings.Last());
    }

    [Fact]
    public async Task Of_many_at_once_one_is_a_warning_and_the_others_are_counted()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Refuse(times: 1_000))));

        time.Advance(Minute);

        Assert.Equal(2, Warnings.Count());
        Assert.Contains(" 7999 more ", Warnings.Last(), StringComparison.Ordinal);
    }

    private void Refuse(int times)
    {
        for (var i = 0; i < times; i++)
        {
            log.Log(Refusal.BodyTooLarge, "POST", "/a");
        }
    }
}
