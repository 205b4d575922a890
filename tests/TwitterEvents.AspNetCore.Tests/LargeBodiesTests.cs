using TwitterEvents.Receiving;

namespace TwitterEvents.AspNetCore.Tests;

/// <summary>Large bodies take turns, so that a processor is left for X's check.</summary>
public sealed class LargeBodiesTests
{
    [Fact]
    public async Task One_processor_is_left_free_a_small_body_never_waits_and_a_turn_that_ends_is_the_next_ones()
    {
        var bodies = new LargeBodies();
        var turns = new List<LargeBodies.Turn>();
        for (var i = 0; i < Math.Max(1, Environment.ProcessorCount - 1); i++)
        {
            var entered = bodies.EnterAsync(LargeBodies.LargeLength).AsTask();
            Assert.True(entered.IsCompletedSuccessfully);
            turns.Add(await entered);
        }

        var next = bodies.EnterAsync(LargeBodies.LargeLength).AsTask();
        Assert.False(next.IsCompleted);
        Assert.True(bodies.EnterAsync(LargeBodies.LargeLength - 1).AsTask().IsCompletedSuccessfully);

        turns[0].Dispose();
        using var turn = await next.WaitAsync(Gate.Patience, TestContext.Current.CancellationToken);
    }
}
