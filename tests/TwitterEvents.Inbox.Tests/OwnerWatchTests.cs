using TwitterEvents.Sqlite;

namespace TwitterEvents.Inbox.Tests;

/// <summary>When a process that waits takes over from the one that runs handlers.</summary>
public sealed class OwnerWatchTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly Hands time = new();
    private readonly OwnerWatch watch;

    public OwnerWatchTests() => watch = new OwnerWatch(Lease, time);

    [Fact]
    public void Nobody_waits_for_who_gave_the_right_back() => Assert.True(watch.IsSilent(1, 0));

    [Fact]
    public void Nobody_waits_for_who_ended_before_the_first_look() => Assert.True(watch.IsSilent(1, EndIn(TimeSpan.FromHours(-1))));

    [Fact]
    public void Who_had_the_right_for_a_while_still_at_the_first_look_is_waited_for_so_long()
    {
        var end = EndIn(TimeSpan.FromSeconds(4));
        Assert.False(watch.IsSilent(1, end));
        time.Pass(TimeSpan.FromSeconds(4) - Moment);
        Assert.False(watch.IsSilent(1, end));
        time.Pass(Moment);
        Assert.True(watch.IsSilent(1, end));
    }

    [Theory]
    [InlineData(-30)]
    [InlineData(30)]
    [InlineData(100_000)]
    [InlineData(-100_000)]
    public void Who_says_in_time_that_it_is_alive_keeps_the_right_however_the_clock_is_set(int seconds)
    {
        Assert.False(watch.IsSilent(1, EndIn(Lease)));
        for (var i = 0; i < 3; i++)
        {
            time.Pass(Lease / 3);
            var end = EndIn(Lease);
            Assert.False(watch.IsSilent(1, end));
            time.Set(TimeSpan.FromSeconds(seconds));
            Assert.False(watch.IsSilent(1, end));

            // As it says with the clock that was set; and once more as that is set back before anybody has looked.
            time.Pass(Lease / 3);
            end = EndIn(Lease);
            time.Set(TimeSpan.FromSeconds(-seconds));
            Assert.False(watch.IsSilent(1, end));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-100_000)]
    [InlineData(100_000)]
    public void Who_says_nothing_for_as_long_as_the_right_lasts_has_lost_it_however_the_clock_is_set(int seconds)
    {
        watch.IsSilent(1, EndIn(Lease));
        time.Pass(Lease / 3);
        var end = EndIn(Lease);
        Assert.False(watch.IsSilent(1, end));
        time.Set(TimeSpan.FromSeconds(seconds));
        time.Pass(Lease - Moment);
        Assert.False(watch.IsSilent(1, end));
        time.Pass(Moment);
        Assert.True(watch.IsSilent(1, end));
    }

    [Fact]
    public void An_end_far_ahead_is_waited_for_no_longer_than_the_right_lasts()
    {
        var end = EndIn(TimeSpan.FromDays(1));
        Assert.False(watch.IsSilent(1, end));
        time.Pass(Lease);
        Assert.True(watch.IsSilent(1, end));
    }

    private long EndIn(TimeSpan left) => (time.GetUtcNow() + left).ToUnixTimeMilliseconds();

    /// <summary>A clock, and time that passes.</summary>
    private sealed class Hands : TimeProvider
    {
        private DateTimeOffset now = DateTimeOffset.UnixEpoch.AddYears(50);
        private TimeSpan passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => now;

        public override long GetTimestamp() => passed.Ticks;

        public void Pass(TimeSpan by)
        {
            passed += by;
            now += by;
        }

        public void Set(TimeSpan by) => now += by;
    }
}
