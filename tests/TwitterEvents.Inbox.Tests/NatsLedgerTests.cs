namespace TwitterEvents.Inbox.Tests;

/// <summary>The ledger of a NATS inbox, whose server is killed too.</summary>
public sealed class NatsLedgerTests(ITestOutputHelper output) : Ledger(output)
{
    [Theory]
    [InlineData(2)]
    public async Task Nothing_that_was_answered_200_is_lost(int seed)
    {
        await using var server = await NatsServer.StartAsync();
        await RunAsync(seed, [server]);
    }

    [Theory]
    [Trait("size", "long")]
    [MemberData(nameof(FurtherSeeds))]
    public Task Nothing_that_was_answered_200_is_lost_in_many_rounds(int seed) => Nothing_that_was_answered_200_is_lost(seed);

    [Theory]
    [InlineData(3)]
    public async Task Nothing_that_was_answered_200_is_lost_when_the_clock_of_the_apps_is_set(int seed)
    {
        using var clock = new MachineClock();
        await using var server = await NatsServer.StartAsync();
        await RunAsync(seed, [server], clock);
    }

    [Theory]
    [Trait("size", "long")]
    [MemberData(nameof(FurtherSeeds))]
    public Task Nothing_that_was_answered_200_is_lost_when_the_clock_of_the_apps_is_set_in_many_rounds(int seed) =>
        Nothing_that_was_answered_200_is_lost_when_the_clock_of_the_apps_is_set(seed);

    [Theory]
    [Trait("size", "long")]
    [MemberData(nameof(FurtherSeeds))]
    public async Task Nothing_that_was_answered_200_is_lost_on_a_cluster_of_which_one_server_is_killed(int seed)
    {
        await using var cluster = await NatsCluster.StartAsync();
        await RunAsync(seed, cluster.Servers, clock: null, "--inbox-partitions", "8", "--inbox-replicas", "3");
    }
}
