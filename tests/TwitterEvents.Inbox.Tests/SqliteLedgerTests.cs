namespace TwitterEvents.Inbox.Tests;

/// <summary>The ledger of a SQLite inbox.</summary>
public sealed class SqliteLedgerTests(ITestOutputHelper output) : Ledger(output)
{
    [Theory]
    [InlineData(2)]
    public Task Nothing_that_was_answered_200_is_lost(int seed) => RunAsync(seed, []);

    [Theory]
    [Trait("size", "long")]
    [MemberData(nameof(FurtherSeeds))]
    public Task Nothing_that_was_answered_200_is_lost_in_many_rounds(int seed) => Nothing_that_was_answered_200_is_lost(seed);

    [Theory]
    [InlineData(3)]
    public async Task Nothing_that_was_answered_200_is_lost_when_the_clock_is_set(int seed)
    {
        using var clock = new MachineClock();
        await RunAsync(seed, [], clock);
    }

    [Theory]
    [Trait("size", "long")]
    [MemberData(nameof(FurtherSeeds))]
    public Task Nothing_that_was_answered_200_is_lost_when_the_clock_is_set_in_many_rounds(int seed) => Nothing_that_was_answered_200_is_lost_when_the_clock_is_set(seed);
}
