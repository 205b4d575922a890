namespace TwitterEvents.Tests;

/// <summary>
/// Overlapping deliveries to failing handlers, checked against a ledger of what ran. TWITTEREVENTS_SEED repeats the choices of a run, though
/// not how its threads took turns; TWITTEREVENTS_MODEL_SECONDS says how long the long one goes on.
/// </summary>
public sealed class OverlapTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Nothing_runs_twice_that_succeeded_nothing_is_lost_and_nothing_is_left(int seed)
    {
        const int Deliveries = 60;
        await using var run = new OverlapRun(seed, Deliveries);

        var counts = await run.RunAsync();

        counts.AssertThatMuchHappened(Deliveries);
        TestContext.Current.SendDiagnosticMessage("{0}", counts);
    }

    [Fact]
    [Trait("size", "long")]
    public async Task Nothing_runs_twice_that_succeeded_nothing_is_lost_and_nothing_is_left_for_minutes()
    {
        const int Deliveries = 1_000;
        var time = new LongRun("TWITTEREVENTS_MODEL_SECONDS", TimeSpan.FromMinutes(5));
        OverlapCounts? sum = null;
        var seed = time.FirstSeed;
        for (; sum is null || !time.IsOver; seed += time.HasSeed ? 0 : 1)
        {
            await using var run = new OverlapRun(seed, Deliveries);
            var counts = await run.RunAsync();
            counts.AssertThatMuchHappened(Deliveries);
            counts.AssertThatAllHappened();
            sum = sum is null ? counts : sum + counts;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Seeds {time.FirstSeed} to {seed - 1}: {sum}");
        Console.WriteLine($"   seeds {time.FirstSeed} to {seed - 1}: {sum}");
    }
}
