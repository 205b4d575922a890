using Microsoft.Extensions.Time.Testing;

namespace TwitterEvents.Tests;

/// <summary>
/// Handlers that do what handlers do wrong. What a call does is drawn by seed, event, handler and attempt, so that it does not depend on how
/// threads take turns. All waiting is by the given clock.
/// </summary>
internal sealed class FaultyHandlers(int seed, FakeTimeProvider time, Ledger ledger)
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private static readonly Behaviour[] Drawn =
    [
        .. Enumerable.Repeat(Behaviour.ReturnAtOnce, 20), .. Enumerable.Repeat(Behaviour.ReturnLater, 20), Behaviour.ThrowAtOnce, Behaviour.ThrowAtOnce,
        Behaviour.ThrowLater, Behaviour.ThrowLater, Behaviour.ThrowCancellation, Behaviour.ObeyToken, Behaviour.ObeyToken, Behaviour.OverrunAndReturn,
        Behaviour.OverrunAndReturn, Behaviour.OverrunAndThrow, Behaviour.Block, Behaviour.Block, Behaviour.BlockPastLimit, Behaviour.BlockOnPool,
        Behaviour.LeaveContext,
    ];

    private volatile bool isCalm;

    private enum Behaviour
    {
        ReturnAtOnce,
        ReturnLater,
        ThrowAtOnce,
        ThrowLater,
        ThrowCancellation,
        ObeyToken,
        OverrunAndReturn,
        OverrunAndThrow,
        Block,
        BlockPastLimit,
        BlockOnPool,
        LeaveContext,
    }

    /// <summary>From now on every call returns at once, or when this has completed.</summary>
    public Task BecomeCalm(Task? hold = null)
    {
        isCalm = true;
        return Hold = hold ?? Task.CompletedTask;
    }

    private Task Hold { get; set; } = Task.CompletedTask;

    public ValueTask HandleAsync(CallServices services, int handler, TwitterEvent e, EventContext context, CancellationToken token)
    {
        var call = ledger.Begin(e, handler, context);
        services.Call = call;
        if (isCalm)
        {
            return EndAsync(call, Hold);
        }

        var random = new Random(Mix(seed, call.Pair.Event.User, call.Pair.Event.Id, handler, call.Attempt));
        services.FailsToDispose = random.Next(12) == 0;
        var behaviour = Drawn[random.Next(Drawn.Length)];
        if (behaviour == Behaviour.ThrowAtOnce)
        {
            call.EndedAt = ledger.Now();
            throw new InvalidOperationException("at once");
        }

        if (behaviour == Behaviour.LeaveContext)
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }

        return EndAsync(call, BehaveAsync(behaviour, random, token));
    }

    /// <summary>A number that is the same on every machine.</summary>
    public static int Mix(params ReadOnlySpan<int> parts)
    {
        var mixed = 17u;
        foreach (var part in parts)
        {
            mixed = (mixed ^ (uint)part) * 2_654_435_761u;
            mixed ^= mixed >> 15;
        }

        return (int)mixed;
    }

    private async ValueTask EndAsync(LedgerCall call, Task behaviour)
    {
        try
        {
            await behaviour;
            call.HasReturned = true;
        }
        finally
        {
            call.EndedAt = ledger.Now();
        }
    }

    private async Task BehaveAsync(Behaviour behaviour, Random random, CancellationToken token)
    {
        var inTime = Limit * (random.NextDouble() * 0.6);
        var tooLate = Limit * (1.1 + random.NextDouble());
        switch (behaviour)
        {
            case Behaviour.ReturnLater or Behaviour.LeaveContext:
                await Task.Delay(inTime, time, token);
                break;
            case Behaviour.ThrowLater:
                await Task.Delay(inTime, time, token);
                throw new InvalidOperationException("later");
            case Behaviour.ThrowCancellation:
                await Task.Yield();
                throw new OperationCanceledException("nobody asked for it");
            case Behaviour.ObeyToken:
                await Task.Delay(Timeout.InfiniteTimeSpan, time, token);
                break;
            case Behaviour.OverrunAndReturn:
                await Task.Delay(tooLate, time, CancellationToken.None);
                break;
            case Behaviour.OverrunAndThrow:
                await Task.Delay(tooLate, time, CancellationToken.None);
                throw new InvalidOperationException("too late");
            case Behaviour.Block:
                Block(inTime);
                break;
            case Behaviour.BlockPastLimit:
                await Task.Yield();
                Block(tooLate);
                break;
            case Behaviour.BlockOnPool:
                await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
                Block(inTime);
                break;
        }
    }

    private void Block(TimeSpan duration)
    {
        // Not disposed: the timer may still be setting it.
        var passed = new ManualResetEventSlim();
        using var timer = time.CreateTimer(_ => passed.Set(), null, duration, Timeout.InfiniteTimeSpan);
        passed.Wait(CancellationToken.None);
    }
}
