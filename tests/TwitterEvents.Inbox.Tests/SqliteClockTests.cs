namespace TwitterEvents.Inbox.Tests;

/// <summary>A SQLite inbox whose machine's clock is set while it runs.</summary>
public sealed class SqliteClockTests : IDisposable
{
    private readonly Folder folder = new();
    private readonly SetClock clock = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public async Task Who_runs_handlers_goes_on_and_nobody_takes_over(int hours)
    {
        await using var first = await StartAsync(clock);
        await first.Logs.UntilLoggedAsync("This process runs the handlers of");
        var own = new SetClock();
        await using var second = await StartAsync(own);
        await second.Logs.UntilLoggedAsync("Another process runs the handlers of");

        // Who waits may be the first to see it.
        var fence = Value("SELECT fence FROM runner");
        own.Offset = TimeSpan.FromHours(hours);
        var looks = own.Timers;
        await Until.TrueAsync(() => own.Timers > looks + 2);
        Assert.Equal(fence, Value("SELECT fence FROM runner"));

        // Who runs handlers says so at once by the clock as it is now, long before a third of its time is over.
        clock.Offset = own.Offset;
        await Until.TrueAsync(() => End - clock.GetUtcNow() is { TotalSeconds: > 25 and < 31 }, seconds: 8);

        await second.PostAsync("1");
        await Until.TrueAsync(() => first.Done.Count == 1);
        Assert.Equal(fence, Value("SELECT fence FROM runner"));
    }

    [Fact]
    public async Task What_has_failed_before_it_was_set_back_is_tried_again_at_once()
    {
        await using var app = await StartAsync(
            clock, static options => options.FirstPause = TimeSpan.FromMinutes(5), static (_, attempt) => attempt == 1 ? throw new InvalidOperationException("It fails.") : Task.CompletedTask);
        await app.PostAsync("1");
        await Until.TrueAsync(() => Value("SELECT COUNT(*) FROM calls") is 1L);

        clock.Offset = TimeSpan.FromMinutes(-20);
        await Until.TrueAsync(() => app.Done.Count == 1);
    }

    [Fact]
    public async Task What_has_failed_while_it_was_set_back_is_tried_again_at_once()
    {
        await using var app = await StartAsync(
            clock, handle: (_, attempt) => attempt == 1 ? throw new SetsClockException(clock, TimeSpan.FromMinutes(-20)) : Task.CompletedTask);
        await app.PostAsync("1");
        await Until.TrueAsync(() => app.Done.Count == 1);
    }

    [Fact]
    public async Task What_was_done_by_a_clock_ahead_is_kept_for_its_time_and_no_longer()
    {
        clock.Offset = TimeSpan.FromDays(300);
        await using (var ahead = await StartAsync(clock))
        {
            await ahead.PostAsync("1");
            await Until.TrueAsync(() => Value("SELECT COUNT(*) FROM deliveries WHERE state = 2") is 1L);
        }

        clock.Offset = TimeSpan.Zero;
        await using (await StartAsync(clock))
        {
            await Until.TrueAsync(() => At("SELECT ended FROM deliveries") <= clock.GetUtcNow() && At("SELECT MIN(at) FROM done") <= clock.GetUtcNow());
        }

        clock.Offset = TimeSpan.FromDays(6);
        await using var later = await StartAsync(clock);
        await Until.TrueAsync(() => Value("SELECT COUNT(*) FROM deliveries") is 0L && Value("SELECT COUNT(*) FROM done") is 0L);
    }

    private DateTimeOffset End => At("SELECT until FROM runner");

    private Task<App> StartAsync(TimeProvider time, Action<InboxOptions>? configure = null, Func<string, int, Task>? handle = null) =>
        App.StartAsync(Store.Sqlite(folder.File(), static options => options.Lease = TimeSpan.FromSeconds(30)), configure, handle, time: time);

    private DateTimeOffset At(string sql) => DateTimeOffset.FromUnixTimeMilliseconds((long)Value(sql)!);

    private object? Value(string sql) => Query.Value(folder.File(), sql);

    /// <summary>Sets the clock when it is asked what it says.</summary>
    private sealed class SetsClockException(SetClock clock, TimeSpan offset) : Exception
    {
        public override string ToString()
        {
            clock.Offset = offset;
            return base.ToString();
        }
    }
}
