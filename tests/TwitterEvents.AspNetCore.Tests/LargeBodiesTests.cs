using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TwitterEvents.Dispatching;
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

    [Fact]
    public async Task A_handler_known_to_be_quick_that_blocks_on_a_large_body_keeps_no_other_large_body_waiting()
    {
        var turns = Math.Max(1, Environment.ProcessorCount - 1);
        using var gate = new ManualResetEventSlim();
        using var reached = new SemaphoreSlim(0);
        var blocks = false;
        await using var host = await ReceiverHost.StartAsync(
            handlers => handlers.Handle<TwitterEvent>("Quick once", (_, context, _) =>
            {
                if (Volatile.Read(ref blocks) && context.ForUserId == "1")
                {
                    reached.Release();
                    gate.Wait(CancellationToken.None);
                }

                return default;
            }),
            builder => builder.Services.AddSingleton(new HandlerThreads(() => turns + 1, maxPoolThreads: turns)),
            time: new SignalingTime());
        for (var i = 0; i < 200; i++)
        {
            await host.PostAsync(Signed.Event($"{i}"));
        }

        Volatile.Write(ref blocks, true);
        var blocked = Enumerable.Range(0, turns).Select(i => host.PostAsync(Large($"{1_000 + i}", forUserId: "1"))).ToArray();
        for (var i = 0; i < turns; i++)
        {
            Assert.True(await reached.WaitAsync(Gate.Patience, TestContext.Current.CancellationToken));
        }

        Assert.Equal(HttpStatusCode.OK, await host.PostAsync(Large("2000", forUserId: "2")).WaitAsync(Gate.Patience, TestContext.Current.CancellationToken));
        gate.Set();
        Assert.All(await Task.WhenAll(blocked), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    private static string Large(string id, string forUserId) => Signed.Event(id, forUserId) + new string(' ', LargeBodies.LargeLength);
}
